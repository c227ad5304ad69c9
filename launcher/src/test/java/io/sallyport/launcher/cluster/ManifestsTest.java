package io.sallyport.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code k8s/base}, read strictly; and each rule proved by an object that breaks it. */
class ManifestsTest {
    private static final Kustomization BASE = Kustomization.ofProduct();

    @Test
    void every_object_is_what_it_says_and_keeps_to_the_rules() {
        assertThat(complaints(BASE.rendered())).isEmpty();
    }

    @Test
    void every_file_is_part_of_it() throws IOException {
        assertThat(BASE.orphans()).isEmpty();
    }

    @Test
    void kubectl_renders_it_and_the_rules_hold() throws Exception {
        var rendered = BASE.renderedByKubectl();
        assumeTrue(rendered.isPresent(), "skipped: no kubectl");

        assertThat(complaints(rendered.orElseThrow())).isEmpty();
        assertThat(rendered.orElseThrow()).hasSameSizeAs(BASE.rendered());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "runAsNonRoot":true                | "runAsNonRoot":false               | may run as root
            "runAsNonRoot"                     | "runAsNonRot"                      | unknown field
            "type":"RuntimeDefault"            | "type":"Unconfined"                | has no seccomp profile
            "readOnlyRootFilesystem":true      | "readOnlyRootFilesystem":false     | has a writable root file system
            "allowPrivilegeEscalation":false   | "allowPrivilegeEscalation":true    | may gain privileges
            "drop":["ALL"]                     | "drop":["NET_RAW"]                 | keeps capabilities
            "drop":["ALL"]                     | "drop":["ALL"],"add":["SYS_ADMIN"] | keeps capabilities
            "limits":{"memory"                 | "limits":{"storage"                | asks for no resources
            "cpu":"250m"                       | "cpus":"250m"                      | asks for no resources
            "startupProbe"                     | "startUpProbe"                     | has no startup probe
            "livenessProbe"                    | "livenesProbe"                     | has no liveness probe
            "port":"health"                    | "port":"helth"                     | has no readiness probe
            "enableServiceLinks":false         | "enableServiceLinks":true          | is given variables of every Service
            "automountServiceAccountToken":false | "automountServiceAccountToken":true | is given a token of the cluster's API
            "policyTypes":["Ingress","Egress"] | "policyTypes":["Ingress"]          | no NetworkPolicy denies every pod everything
            "name":"keys","mountPath"          | "name":"keyz","mountPath"          | mounts keyz
            "targetPort":"public"              | "targetPort":"publik"              | hands https to a port that is not there
            "SALLYPORT_REGION"                 | "SALLYPORT_REGOIN"                 | is given SALLYPORT_REGOIN, which nobody reads
            "SALLYPORT_KEYS"                   | "SALLYPORT_ACCOUNT_ID"             | is not given SALLYPORT_KEYS
            "SALLYPORT_TLS_KEY"                | "SALLYPORT_TLS_CERTIFICATE"        | gateway is not given SALLYPORT_TLS_KEY
            PolicyMain                         | PolicyMian                         | which is no program
            """)
    void a_fault_is_found(String right, String wrong, String complaint) throws JsonProcessingException {
        var text = Kustomization.JSON.writeValueAsString(BASE.rendered());
        assertThat(text).contains(right);

        var broken = Kustomization.JSON.readTree(text.replace(right, wrong));

        assertThat(complaints(broken.valueStream().toList())).anyMatch(said -> said.contains(complaint));
    }

    private static List<String> complaints(List<JsonNode> objects) {
        return new ManifestRules(Manifests.of(objects), KnownSettings.ofProduct()).complaints();
    }
}
