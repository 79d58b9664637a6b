#!/usr/bin/env php
<?php
// Drives the package `seamapi/seam`, as it is installed where this is started.
//   composer require seamapi/seam
//   seam-conformance sdk -- php drivers/php_seam.php

$loader = getcwd() . "/vendor/autoload.php";
if (!is_file($loader)) {
    fwrite(STDERR, "error: the package seamapi/seam is not installed here: composer require seamapi/seam\n");
    exit(1);
}
require $loader;

const FUNCTIONS = [
    "user_identities.revoke_access_to_device" => ["user_identities", "revoke_access_to_device"],
    "user_identities.grant_access_to_device" => ["user_identities", "grant_access_to_device"],
    "user_identities.remove_acs_user" => ["user_identities", "remove_acs_user"],
    "acs.users.revoke_access_to_all_entrances" => ["acs", "users", "revoke_access_to_all_entrances"],
    "user_identities.delete" => ["user_identities", "delete"],
];

function say(array $line): void
{
    fwrite(STDOUT, json_encode($line, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
}

// Calls that name a client go to one instance of it.
function clientOf(array $message): Seam\SeamClient
{
    static $kept = [];
    $made = fn() => new Seam\SeamClient($message["credential"]["token"], $message["endpoint"]);
    return isset($message["client"]) ? ($kept[$message["client"]] ??= $made()) : $made();
}

function call(array $message): array
{
    if ($message["credential"]["kind"] !== "api-key") {
        return ["outcome" => "unsupported", "reason" => "SeamClient takes an API key alone"];
    }
    try {
        $object = clientOf($message);
        $names = FUNCTIONS[$message["operation"]];
        $function = array_pop($names);
        foreach ($names as $name) {
            $object = $object->$name;
        }
        return ["outcome" => "returned", "value" => $object->$function(...$message["params"])];
    } catch (\Throwable $error) {
        return ["outcome" => "threw", "error" => described($error, array_keys($message["params"]))];
    }
}

// What a caller gets from the error: members of the package's own errors, or of those of its HTTP library.
function described(\Throwable $error, array $names): array
{
    $isOwn = $error instanceof Seam\HttpApiError;
    $isInput = $error instanceof Seam\HttpInvalidInputError;
    $response = method_exists($error, "getResponse") ? $error->getResponse() : null;
    return [
        "name" => get_class($error),
        "status" => $isOwn ? $error->getStatusCode() : $response?->getStatusCode(),
        "type" => $isOwn ? $error->getErrorCode() : null,
        "message" => $error->getMessage(),
        "requestId" => $isOwn ? $error->getRequestId() : null,
        "validationErrors" => $isInput
            ? array_combine($names, array_map(fn($name) => $error->getValidationErrorMessages($name), $names))
            : null,
        "printed" => (string) $error,
    ];
}

$version = \Composer\InstalledVersions::getPrettyVersion("seamapi/seam");
say(["driver" => ["client" => "seamapi/seam", "version" => $version, "language" => "PHP"]]);
while (($text = fgets(STDIN)) !== false) {
    $message = json_decode($text, true);
    say(["id" => $message["id"], ...call($message)]);
}
