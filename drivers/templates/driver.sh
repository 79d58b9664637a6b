#!/usr/bin/env bash
# A driver to start from. It makes every call with curl: put your own client in its place. Needs curl 7.84 and jq.
#   seam-conformance sdk -- bash driver.sh
while IFS= read -r line; do
  eval "$(jq -r '@sh "id=\(.id) path=\(.operation | gsub("\\."; "/")) token=\(.credential.token)
    workspace=\(.credential.workspaceId // "") endpoint=\(.endpoint) body=\(.params | tojson)
    seconds=\((.timeoutMs // 30000) / 1000)"' <<<"$line")"
  case $path in *grant_access_to_device) method=PUT ;; *) method=POST ;; esac
  headers=$(printf '%s\n' "Authorization: Bearer $token" 'Content-Type: application/json' ${workspace:+"seam-workspace: $workspace"})

  # Here goes your client. Headers and body go by files, since anyone can read the arguments of a process.
  answer=$(curl --silent --noproxy '*' --globoff --request "$method" --max-time "$seconds" --header @<(echo "$headers") \
    --data-binary @<(printf %s "$body") --write-out '\n%{http_code} %header{seam-request-id}' "${endpoint%/}/$path")
  code=$?
  read -r status request <<<"${answer##*$'\n'}"
  if [[ $code == 0 && $status == 2* ]]; then
    jq -nc --arg id "$id" '{id: $id, outcome: "returned"}'
  else
    jq -nc --arg id "$id" --arg status "$status" --arg request "$request" --arg text "${answer%$'\n'*}" '
      (try ($text | fromjson | .error | {type, message, validationErrors: .validation_errors}) catch {}) as $error
      | {name: "curl", status: ($status | tonumber), requestId: $request, message: $text, printed: $text}
      + ($error | with_entries(select(.value))) | {id: $id, outcome: "threw", error: .}'
  fi
done
