// Drives the Go module github.com/seamapi/go.
//
//	go mod init driver && go get github.com/seamapi/go@v0.6.1 && go build -o driver .
//	seam-conformance sdk -- ./driver
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime/debug"
	"sync"
	"time"

	seam "github.com/seamapi/go"
	"github.com/seamapi/go/acs"
	"github.com/seamapi/go/client"
	"github.com/seamapi/go/core"
	"github.com/seamapi/go/option"
)

type message struct {
	ID         string            `json:"id"`
	Operation  string            `json:"operation"`
	Params     map[string]string `json:"params"`
	Credential struct {
		Kind, Token, WorkspaceID string
	} `json:"credential"`
	Endpoint  string `json:"endpoint"`
	Client    string `json:"client"`
	TimeoutMs int    `json:"timeoutMs"`
}

var (
	kept    = map[string]*client.Client{}
	keeping sync.Mutex
)

// clientOf makes a client; calls that name one go to one instance of it.
func clientOf(m message) *client.Client {
	keeping.Lock()
	defer keeping.Unlock()
	if made, ok := kept[m.Client]; ok && m.Client != "" {
		return made
	}
	options := []option.RequestOption{option.WithBaseURL(m.Endpoint), option.WithApiKey(m.Credential.Token)}
	if m.Credential.WorkspaceID != "" {
		options = append(options, option.WithSeamWorkspace(m.Credential.WorkspaceID))
	}
	made := client.NewClient(options...)
	if m.Client != "" {
		kept[m.Client] = made
	}
	return made
}

type object = map[string]any

func call(m message) object {
	made := clientOf(m)
	identities, users := made.UserIdentities, made.Acs.Users
	background := context.Background()
	if m.TimeoutMs > 0 {
		limited, cancel := context.WithTimeout(background, time.Duration(m.TimeoutMs)*time.Millisecond)
		defer cancel()
		background = limited
	}
	switch m.Operation {
	case "user_identities.revoke_access_to_device":
		return with(m, func(r *seam.UserIdentitiesRevokeAccessToDeviceRequest) (any, error) {
			return identities.RevokeAccessToDevice(background, r)
		})
	case "user_identities.grant_access_to_device":
		return with(m, func(r *seam.UserIdentitiesGrantAccessToDeviceRequest) (any, error) {
			return identities.GrantAccessToDevice(background, r)
		})
	case "user_identities.remove_acs_user":
		return with(m, func(r *seam.UserIdentitiesRemoveAcsUserRequest) (any, error) {
			return identities.RemoveAcsUser(background, r)
		})
	case "acs.users.revoke_access_to_all_entrances":
		return with(m, func(r *acs.UsersRevokeAccessToAllEntrancesRequest) (any, error) {
			return users.RevokeAccessToAllEntrances(background, r)
		})
	case "user_identities.delete":
		return with(m, func(r *seam.UserIdentitiesDeleteRequest) (any, error) {
			return identities.Delete(background, r)
		})
	}
	return object{"outcome": "unsupported", "reason": "there is no such function"}
}

// with fills the request of a function from the parameters; a field that is not there cannot be passed.
func with[R any](m message, function func(*R) (any, error)) object {
	request := new(R)
	params, _ := json.Marshal(m.Params)
	decoder := json.NewDecoder(bytes.NewReader(params))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(request); err != nil {
		return object{"outcome": "unsupported", "reason": fmt.Sprintf("%T has no such field", *request)}
	}
	value, err := function(request)
	if err != nil {
		return object{"outcome": "threw", "error": described(err)}
	}
	if reflect.ValueOf(value).IsNil() {
		return object{"outcome": "returned"}
	}
	return object{"outcome": "returned", "value": value}
}

// described holds what a caller gets from the error: its status, and the decoded body of the two typed errors.
func described(err error) object {
	shown := object{"name": fmt.Sprintf("%T", err), "message": err.Error(), "printed": fmt.Sprintf("%+v", err)}
	var api *core.APIError
	if errors.As(err, &api) {
		shown["status"] = api.StatusCode
	}
	var bad *seam.BadRequestError
	var unauthorized *seam.UnauthorizedError
	var body any
	if errors.As(err, &bad) {
		body = bad.Body
	} else if errors.As(err, &unauthorized) {
		body = unauthorized.Body
	}
	if envelope, ok := body.(object); ok {
		if details, ok := envelope["error"].(object); ok {
			shown["type"], shown["message"] = details["type"], details["message"]
			shown["validationErrors"] = details["validation_errors"]
		}
	}
	return shown
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			if module.Path == "github.com/seamapi/go" {
				return module.Version
			}
		}
	}
	return ""
}

func main() {
	var lock sync.Mutex
	say := func(line object) {
		lock.Lock()
		defer lock.Unlock()
		text, _ := json.Marshal(line)
		fmt.Println(string(text))
	}
	say(object{"driver": object{
		"client": "github.com/seamapi/go", "version": version(), "language": "Go", "concurrency": 8,
	}})
	var calls sync.WaitGroup
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 4<<20)
	for lines.Scan() {
		var m message
		if json.Unmarshal(lines.Bytes(), &m) != nil {
			continue
		}
		calls.Add(1)
		go func() {
			defer calls.Done()
			answer := call(m)
			answer["id"] = m.ID
			say(answer)
		}()
	}
	calls.Wait()
}
