#!/usr/bin/env ruby
# A driver to start from. It makes every call with Net::HTTP: put your own client in its place.
#   seam-conformance sdk -- ruby driver.rb

require "json"
require "net/http"

class ApiError < StandardError
  attr_reader :status, :request_id, :type, :validation_errors

  def initialize(status, request_id, envelope)
    super(envelope["message"] || "status #{status}")
    @status = status
    @request_id = request_id
    @type = envelope["type"]
    @validation_errors = envelope["validation_errors"]
  end
end

# Here goes your client: it returns, or raises what its callers get to see.
def call(operation, params, credential, endpoint, seconds)
  url = URI("#{endpoint.delete_suffix("/")}/#{operation.tr(".", "/")}")
  kind = operation == "user_identities.grant_access_to_device" ? Net::HTTP::Put : Net::HTTP::Post
  request = kind.new(url, "Authorization" => "Bearer #{credential["token"]}", "Content-Type" => "application/json")
  request["seam-workspace"] = credential["workspaceId"] if credential["workspaceId"]
  request["Accept-Encoding"] = "identity"
  request.body = JSON.generate(params)
  # Net::HTTP repeats a PUT by itself, and would not say so.
  http = Net::HTTP.new(url.hostname, url.port, nil)
  http.read_timeout = http.open_timeout = seconds
  http.max_retries = 0
  answer = http.start { http.request(request) }
  # Net::HTTP takes a body that breaks off for all there is.
  raise EOFError, "the answer breaks off" if answer.body.to_s.bytesize < answer["content-length"].to_i

  return if answer.is_a?(Net::HTTPSuccess)

  raise ApiError.new(answer.code.to_i, answer["seam-request-id"], envelope_of(answer.body))
end

def envelope_of(text)
  value = JSON.parse(text.to_s.dup.force_encoding("UTF-8"))
  error = value["error"] if value.is_a?(Hash)
  error.is_a?(Hash) ? error : {}
rescue JSON::ParserError
  {}
end

def described(error)
  api = error if error.is_a?(ApiError)
  {
    name: error.class.name, status: api&.status, type: api&.type, message: error.message,
    requestId: api&.request_id, validationErrors: api&.validation_errors, printed: error.full_message(highlight: false)
  }
end

$stdout.sync = true
$stdin.each_line do |line|
  message = JSON.parse(line)
  operation, params, credential, endpoint = message.values_at("operation", "params", "credential", "endpoint")
  begin
    call(operation, params, credential, endpoint, (message["timeoutMs"] || 30_000) / 1000.0)
    outcome = { outcome: "returned" }
  rescue StandardError => error
    outcome = { outcome: "threw", error: described(error) }
  end
  puts JSON.generate({ id: message["id"], **outcome })
end
