import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.seam.api.Seam;
import com.seam.api.core.RequestOptions;
import com.seam.api.core.SeamApiApiError;
import com.seam.api.resources.acs.users.requests.UsersRevokeAccessToAllEntrancesRequest;
import com.seam.api.resources.useridentities.UserIdentitiesClient;
import com.seam.api.resources.useridentities.requests.UserIdentitiesDeleteRequest;
import com.seam.api.resources.useridentities.requests.UserIdentitiesGrantAccessToDeviceRequest;
import com.seam.api.resources.useridentities.requests.UserIdentitiesRemoveAcsUserRequest;
import com.seam.api.resources.useridentities.requests.UserIdentitiesRevokeAccessToDeviceRequest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Drives the Java client `io.github.seamapi:java`.
 *
 * <pre>
 * javac -cp 'lib/*' -d classes drivers/java/Driver.java
 * seam-conformance sdk -- java -cp 'classes:lib/*' Driver
 * </pre>
 */
public final class Driver {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONCURRENCY = 8;
    private static final Map<String, Seam> KEPT = new ConcurrentHashMap<>();
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        ObjectNode driver = JSON.createObjectNode();
        driver.putObject("driver")
                .put("client", "io.github.seamapi:java")
                .put("version", "0.3.0")
                .put("language", "Java")
                .put("concurrency", CONCURRENCY);
        say(driver);
        ExecutorService pool = Executors.newFixedThreadPool(CONCURRENCY);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode message = JSON.readTree(line);
            pool.execute(() -> say(outcome(message).put("id", message.get("id").asText())));
        }
        pool.shutdown();
        // What is still under way has nobody left to be told.
        if (!pool.awaitTermination(1, TimeUnit.SECONDS)) System.exit(0);
    }

    private static synchronized void say(ObjectNode line) {
        OUT.println(line);
    }

    private static ObjectNode outcome(JsonNode message) {
        ObjectNode outcome = JSON.createObjectNode();
        try {
            Object value = call(message);
            outcome.put("outcome", "returned").set("value", JSON.valueToTree(value));
        } catch (Missing missing) {
            outcome.put("outcome", "unsupported").put("reason", missing.getMessage());
        } catch (Exception error) {
            outcome.put("outcome", "threw").set("error", described(error));
        }
        return outcome;
    }

    private static Object call(JsonNode message) throws Missing {
        UserIdentitiesClient identities = clientOf(message).userIdentities();
        RequestOptions options = optionsOf(message);
        String identity = param(message, "user_identity_id");
        String device = param(message, "device_id");
        String user = param(message, "acs_user_id");
        switch (message.get("operation").asText()) {
            case "user_identities.revoke_access_to_device":
                return identities.revokeAccessToDevice(
                        UserIdentitiesRevokeAccessToDeviceRequest.builder()
                                .userIdentityId(identity)
                                .deviceId(device)
                                .build(),
                        options);
            case "user_identities.grant_access_to_device":
                return identities.grantAccessToDevice(
                        UserIdentitiesGrantAccessToDeviceRequest.builder()
                                .userIdentityId(identity)
                                .deviceId(device)
                                .build(),
                        options);
            case "user_identities.remove_acs_user":
                return identities.removeAcsUser(
                        UserIdentitiesRemoveAcsUserRequest.builder()
                                .userIdentityId(identity)
                                .acsUserId(user)
                                .build(),
                        options);
            case "acs.users.revoke_access_to_all_entrances":
                if (identity != null || param(message, "acs_system_id") != null) {
                    throw new Missing("UsersRevokeAccessToAllEntrancesRequest takes acsUserId alone");
                }
                return clientOf(message).acs().users().revokeAccessToAllEntrances(
                        UsersRevokeAccessToAllEntrancesRequest.builder()
                                .acsUserId(user)
                                .build(),
                        options);
            case "user_identities.delete":
                return identities.delete(
                        UserIdentitiesDeleteRequest.builder()
                                .userIdentityId(identity)
                                .build(),
                        options);
            default:
                throw new Missing("there is no such function");
        }
    }

    private static String param(JsonNode message, String name) {
        return message.get("params").path(name).textValue();
    }

    /** Calls that name a client go to one instance of it. */
    private static Seam clientOf(JsonNode message) {
        String name = message.path("client").textValue();
        return name == null ? made(message) : KEPT.computeIfAbsent(name, ignored -> made(message));
    }

    private static Seam made(JsonNode message) {
        return Seam.builder()
                .apiKey(message.get("credential").get("token").asText())
                .url(message.get("endpoint").asText())
                .build();
    }

    /** The workspace goes with each call. Options without a time limit are no options to this client. */
    private static RequestOptions optionsOf(JsonNode message) {
        String workspace = message.get("credential").path("workspaceId").textValue();
        int limit = message.path("timeoutMs").asInt(0);
        if (workspace == null && limit == 0) {
            return null;
        }
        return RequestOptions.builder()
                .seamWorkspace(workspace)
                .timeout(limit == 0 ? 60_000 : limit, TimeUnit.MILLISECONDS)
                .build();
    }

    private static ObjectNode described(Exception error) {
        StringWriter printed = new StringWriter();
        error.printStackTrace(new PrintWriter(printed));
        ObjectNode described = JSON.createObjectNode();
        described.put("name", error.getClass().getSimpleName());
        described.put("message", error.getMessage());
        described.put("printed", printed.toString());
        if (error instanceof SeamApiApiError) {
            SeamApiApiError refusal = (SeamApiApiError) error;
            described.put("status", refusal.statusCode());
            JsonNode envelope = JSON.valueToTree(refusal.body()).path("error");
            described.set("type", envelope.get("type"));
            if (envelope.hasNonNull("message")) {
                described.set("message", envelope.get("message"));
            }
            described.set("validationErrors", envelope.get("validation_errors"));
        }
        return described;
    }

    private static final class Missing extends Exception {
        Missing(String reason) {
            super(reason);
        }
    }
}
