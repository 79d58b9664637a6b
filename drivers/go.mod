// A module of its own, so that `./...` of a project in Go that has installed the suite leaves out what is here.
module drivers

go 1.21
