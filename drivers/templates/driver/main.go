// A driver to start from. It makes every call with net/http: put your own client in its place.
//
//	go build -o driver/driver driver/main.go && seam-conformance sdk -- ./driver/driver
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

type message struct {
	ID         string            `json:"id"`
	Operation  string            `json:"operation"`
	Params     map[string]string `json:"params"`
	Endpoint   string            `json:"endpoint"`
	TimeoutMs  int               `json:"timeoutMs"`
	Credential struct {
		Token       string `json:"token"`
		WorkspaceID string `json:"workspaceId"`
	} `json:"credential"`
}

type apiError struct {
	Status           int             `json:"status"`
	RequestID        string          `json:"requestId,omitempty"`
	Type             string          `json:"type,omitempty"`
	Message          string          `json:"message,omitempty"`
	ValidationErrors json.RawMessage `json:"validationErrors,omitempty"`
}

func (e *apiError) Error() string { return fmt.Sprintf("%d %s", e.Status, e.Message) }

var client = &http.Client{
	// What follows a redirect takes its headers along to another port.
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// Here goes your client: it returns nil, or the error that its callers get to see.
func call(m message) error {
	limit := 30 * time.Second
	if m.TimeoutMs > 0 {
		limit = time.Duration(m.TimeoutMs) * time.Millisecond
	}
	limited, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	method := http.MethodPost
	if m.Operation == "user_identities.grant_access_to_device" {
		method = http.MethodPut
	}
	body, err := json.Marshal(m.Params)
	if err != nil {
		return err
	}
	url := strings.TrimSuffix(m.Endpoint, "/") + "/" + strings.ReplaceAll(m.Operation, ".", "/")
	request, err := http.NewRequestWithContext(limited, method, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+m.Credential.Token)
	request.Header.Set("Content-Type", "application/json")
	if m.Credential.WorkspaceID != "" {
		request.Header.Set("seam-workspace", m.Credential.WorkspaceID)
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if response.StatusCode >= 200 && response.StatusCode < 300 {
		return err
	}
	failure := &apiError{Status: response.StatusCode, RequestID: response.Header.Get("seam-request-id")}
	var envelope struct {
		Error struct {
			Type             string          `json:"type"`
			Message          string          `json:"message"`
			ValidationErrors json.RawMessage `json:"validation_errors"`
		} `json:"error"`
	}
	if json.Unmarshal(text, &envelope) == nil {
		failure.Type, failure.Message = envelope.Error.Type, envelope.Error.Message
		failure.ValidationErrors = envelope.Error.ValidationErrors
	}
	return failure
}

func described(err error) map[string]any {
	var failure *apiError
	if !errors.As(err, &failure) {
		return map[string]any{"name": fmt.Sprintf("%T", err), "message": err.Error(), "printed": err.Error()}
	}
	return map[string]any{
		"name": "apiError", "status": failure.Status, "type": failure.Type, "message": failure.Message,
		"requestId": failure.RequestID, "validationErrors": failure.ValidationErrors, "printed": err.Error(),
	}
}

func main() {
	var lock sync.Mutex
	say := func(line any) {
		lock.Lock()
		defer lock.Unlock()
		_ = json.NewEncoder(os.Stdout).Encode(line)
	}
	say(map[string]any{"driver": map[string]any{
		"client": "my client", "version": "0.0.0", "language": "Go", "concurrency": 8,
	}})
	var open sync.WaitGroup
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var m message
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			continue
		}
		open.Add(1)
		go func() {
			defer open.Done()
			if err := call(m); err != nil {
				say(map[string]any{"id": m.ID, "outcome": "threw", "error": described(err)})
			} else {
				say(map[string]any{"id": m.ID, "outcome": "returned"})
			}
		}()
	}
	open.Wait()
}
