#!/usr/bin/env ruby
# frozen_string_literal: true

# Drives the gem `seam`.
#   gem install seam
#   seam-conformance sdk -- ruby drivers/ruby_seam.rb

require "json"
begin
  require "seam"
rescue LoadError => error
  raise unless error.path == "seam"

  abort "error: the package seam is not installed here: gem install seam"
end

FUNCTIONS = {
  "user_identities.revoke_access_to_device" => ->(seam) { seam.user_identities.method(:revoke_access_to_device) },
  "user_identities.grant_access_to_device" => ->(seam) { seam.user_identities.method(:grant_access_to_device) },
  "user_identities.remove_acs_user" => ->(seam) { seam.user_identities.method(:remove_acs_user) },
  "acs.users.revoke_access_to_all_entrances" => ->(seam) { seam.acs.users.method(:revoke_access_to_all_entrances) },
  "user_identities.delete" => ->(seam) { seam.user_identities.method(:delete) }
}.freeze

def say(line)
  $stdout.puts(JSON.generate(line))
  $stdout.flush
end

def client(credential, endpoint)
  return Seam.from_api_key(credential["token"], endpoint: endpoint) if credential["kind"] == "api-key"

  Seam.from_personal_access_token(credential["token"], credential["workspaceId"], endpoint: endpoint)
end

KEPT = {}

# Calls that name a client go to one instance of it.
def client_of(message)
  return client(message["credential"], message["endpoint"]) if message["client"].nil?

  KEPT[message["client"]] ||= client(message["credential"], message["endpoint"])
end

def call(message)
  if message["credential"]["kind"] == "console-session-token"
    return {outcome: "unsupported", reason: "Seam takes an API key or a personal access token"}
  end

  function = FUNCTIONS.fetch(message["operation"]).call(client_of(message))
  {outcome: "returned", value: function.call(**message["params"].transform_keys(&:to_sym))}
rescue => error
  {outcome: "threw", error: described(error, message["params"].keys)}
end

# What a caller gets from the error: members of the gem's own errors, or of those of its HTTP library.
def described(error, names)
  own = error.respond_to?(:status_code)
  {
    name: error.class.name,
    status: own ? error.status_code : error.respond_to?(:response_status) && error.response_status || nil,
    type: own ? error.code : nil,
    message: error.message,
    requestId: own ? error.request_id : nil,
    validationErrors: error.respond_to?(:get_validation_error_messages) ? names.to_h { |name| [name, error.get_validation_error_messages(name)] } : nil,
    printed: error.full_message(highlight: false)
  }
end

say({driver: {client: "seam", version: Seam::VERSION, language: "Ruby"}})
$stdin.each_line do |text|
  message = JSON.parse(text)
  say({id: message["id"], **call(message)})
end
