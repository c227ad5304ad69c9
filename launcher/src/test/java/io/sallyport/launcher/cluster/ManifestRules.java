package io.sallyport.launcher.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every object of this product's base has to keep to; each method says what is not kept. */
record ManifestRules(Manifests manifests, KnownSettings settings) {

    List<String> complaints() {
        var complaints = new ArrayList<String>();
        manifests.unknownFields().forEach(field -> complaints.add(field + ": unknown field"));
        manifests.all(Deployment.class).forEach(deployment -> judge(deployment, complaints));
        manifests.all(Service.class).forEach(service -> judge(service, complaints));
        if (manifests.all(NetworkPolicy.class).stream().noneMatch(ManifestRules::deniesAll)) {
            complaints.add("no NetworkPolicy denies every pod everything, in and out");
        }
        return complaints;
    }

    private static boolean deniesAll(NetworkPolicy policy) {
        var spec = policy.getSpec();
        var selector = spec.getPodSelector();
        return spec.getPolicyTypes().containsAll(Set.of("Ingress", "Egress"))
                && spec.getIngress().isEmpty()
                && spec.getEgress().isEmpty()
                && selector.getMatchExpressions().isEmpty()
                && (selector.getMatchLabels() == null
                        || selector.getMatchLabels().isEmpty());
    }

    private void judge(Deployment deployment, List<String> complaints) {
        var name = deployment.getMetadata().getName();
        var template = deployment.getSpec().getTemplate();
        var pod = template.getSpec();
        var said = new Complaints(name, complaints);
        said.unless(
                template.getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(deployment
                                .getSpec()
                                .getSelector()
                                .getMatchLabels()
                                .entrySet()),
                "selector does not select its own pods");
        judge(pod, said);
        pod.getContainers().forEach(container -> judge(pod, container, said));
        settings.complaints(deployment, manifests.environment(deployment)).forEach(said::say);
    }

    private static void judge(PodSpec pod, Complaints said) {
        var context = pod.getSecurityContext();
        said.unless(context != null && is(context.getRunAsNonRoot(), true), "may run as root");
        said.unless(
                context != null
                        && context.getSeccompProfile() != null
                        && "RuntimeDefault".equals(context.getSeccompProfile().getType()),
                "has no seccomp profile");
        said.unless(is(pod.getAutomountServiceAccountToken(), false), "is given a token of the cluster's API");
        said.unless(is(pod.getEnableServiceLinks(), false), "is given variables of every Service");
        said.unless(pod.getHostNetwork() == null && pod.getHostPID() == null, "shares the host's name spaces");
    }

    private static void judge(PodSpec pod, Container container, Complaints said) {
        var context = container.getSecurityContext();
        said.unless(
                context != null && is(context.getReadOnlyRootFilesystem(), true), "has a writable root file system");
        said.unless(context != null && is(context.getAllowPrivilegeEscalation(), false), "may gain privileges");
        said.unless(
                context != null
                        && context.getCapabilities() != null
                        && context.getCapabilities().getDrop().contains("ALL")
                        && context.getCapabilities().getAdd().isEmpty(),
                "keeps capabilities");
        resources(container, said);
        probe("startup", container, container.getStartupProbe(), said);
        probe("liveness", container, container.getLivenessProbe(), said);
        probe("readiness", container, container.getReadinessProbe(), said);
        var volumes = pod.getVolumes().stream().map(Volume::getName).collect(Collectors.toSet());
        container.getVolumeMounts().stream()
                .map(VolumeMount::getName)
                .filter(mount -> !volumes.contains(mount))
                .forEach(mount -> said.say("mounts " + mount + ", which is no volume"));
    }

    private static void resources(Container container, Complaints said) {
        var resources = container.getResources();
        said.unless(
                resources != null
                        && resources.getRequests() != null
                        && resources.getRequests().keySet().containsAll(Set.of("cpu", "memory"))
                        && resources.getLimits() != null
                        && resources.getLimits().containsKey("memory"),
                "asks for no resources");
    }

    private static void probe(String kind, Container container, @Nullable Probe probe, Complaints said) {
        said.unless(
                probe != null
                        && probe.getHttpGet() != null
                        && ports(container)
                                .contains(probe.getHttpGet().getPort().getStrVal())
                        && Set.of("/health/live", "/health/ready")
                                .contains(probe.getHttpGet().getPath()),
                "has no " + kind + " probe of its health port");
    }

    private static Set<String> ports(Container container) {
        return container.getPorts().stream().map(ContainerPort::getName).collect(Collectors.toSet());
    }

    private void judge(Service service, List<String> complaints) {
        var said = new Complaints("Service " + service.getMetadata().getName(), complaints);
        var behind = manifests.all(Deployment.class).stream()
                .filter(deployment -> selects(service.getSpec().getSelector(), deployment))
                .toList();
        said.unless(!behind.isEmpty(), "has nothing behind it");
        for (var port : service.getSpec().getPorts()) {
            var target =
                    port.getTargetPort() == null ? null : port.getTargetPort().getStrVal();
            said.unless(
                    target == null
                            || behind.stream()
                                    .allMatch(deployment ->
                                            ports(container(deployment)).contains(target)),
                    "hands " + port.getName() + " to a port that is not there");
        }
    }

    private static boolean selects(Map<String, String> selector, Deployment deployment) {
        var labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
        return labels.entrySet().containsAll(selector.entrySet());
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private static boolean is(@Nullable Boolean value, boolean wanted) {
        return value != null && value == wanted;
    }

    /** What was found about one object. */
    private record Complaints(String name, List<String> all) {
        void unless(boolean kept, String otherwise) {
            if (!kept) {
                say(otherwise);
            }
        }

        void say(String complaint) {
            all.add(name + " " + complaint);
        }
    }
}
