<?php
// A driver to start from. It makes every call with a stream of PHP: put your own client in its place.
//   seam-conformance sdk -- php driver.php

class ApiError extends Exception
{
    public function __construct(public int $status, public ?string $requestId, public array $envelope)
    {
        parent::__construct(is_string($envelope['message'] ?? null) ? $envelope['message'] : "status $status");
    }
}

// Here goes your client: it returns, or throws what its callers get to see.
function call(string $operation, array $params, array $credential, string $endpoint, float $seconds): void
{
    $headers = ["Authorization: Bearer {$credential['token']}", 'Content-Type: application/json', 'Connection: close'];
    if (isset($credential['workspaceId'])) {
        $headers[] = "seam-workspace: {$credential['workspaceId']}";
    }
    $url = rtrim($endpoint, '/') . '/' . str_replace('.', '/', $operation);
    $stream = @fopen($url, 'r', false, stream_context_create(['http' => [
        'method' => $operation === 'user_identities.grant_access_to_device' ? 'PUT' : 'POST',
        'header' => $headers,
        'content' => json_encode($params ?: new stdClass(), JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR),
        'timeout' => $seconds,
        'follow_location' => 0,
        'ignore_errors' => true,
        'protocol_version' => 1.1,
    ]]));
    if ($stream === false) {
        throw new RuntimeException('no answer from the server');
    }
    $text = stream_get_contents($stream);
    $answer = stream_get_meta_data($stream)['wrapper_data'];
    fclose($stream);
    $status = (int) explode(' ', $answer[0])[1];
    $header = static fn (string $name) => preg_match("/^$name:(.*)$/im", implode("\n", $answer), $found) ? trim($found[1]) : null;
    if (strlen($text) < (int) $header('content-length')) {
        throw new RuntimeException('the answer breaks off');
    }
    if ($status >= 200 && $status < 300) {
        return;
    }
    $error = json_decode($text, true)['error'] ?? null;
    throw new ApiError($status, $header('seam-request-id'), is_array($error) ? $error : []);
}

function described(Throwable $error): array
{
    $api = $error instanceof ApiError ? $error : null;
    return [
        'name' => get_class($error),
        'status' => $api?->status,
        'type' => $api?->envelope['type'] ?? null,
        'message' => $error->getMessage(),
        'requestId' => $api?->requestId,
        'validationErrors' => $api?->envelope['validation_errors'] ?? null,
        'printed' => get_class($error) . ': ' . $error->getMessage(),
    ];
}

while (($line = fgets(STDIN)) !== false) {
    ['id' => $id, 'operation' => $operation, 'params' => $params] = $message = json_decode($line, true);
    try {
        call($operation, $params, $message['credential'], $message['endpoint'], ($message['timeoutMs'] ?? 30000) / 1000);
        $outcome = ['outcome' => 'returned'];
    } catch (Throwable $error) {
        $outcome = ['outcome' => 'threw', 'error' => described($error)];
    }
    echo json_encode(['id' => $id] + $outcome, JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}
