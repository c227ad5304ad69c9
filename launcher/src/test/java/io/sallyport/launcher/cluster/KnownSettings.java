package io.sallyport.launcher.cluster;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.sallyport.contracts.RoomName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code SALLYPORT_…} variables that the sources of the runtime and of a room read, held against those that a pod is given. */
record KnownSettings(Path root) {
    private static final Pattern NAME = Pattern.compile("\"(SALLYPORT_[A-Z_]*[A-Z])\"");
    private static final Set<String> EVERY_NODE = Set.of(
            "SALLYPORT_HOST",
            "SALLYPORT_PUBLIC_URL",
            "SALLYPORT_KEYS",
            "SALLYPORT_CLUSTER_SERVICE",
            "SALLYPORT_DATABASE_URL",
            "SALLYPORT_DATABASE_USER",
            "SALLYPORT_DATABASE_PASSWORD_FILE");
    private static final Set<String> FRONT_DOOR =
            Set.of("SALLYPORT_PUBLIC_PORT", "SALLYPORT_TLS_CERTIFICATE", "SALLYPORT_TLS_KEY");

    static KnownSettings ofProduct() {
        return new KnownSettings(Path.of(System.getProperty("sallyport.root")));
    }

    List<String> complaints(Deployment deployment, Map<String, Optional<String>> given) {
        var room = room(deployment);
        var complaints = new ArrayList<String>();
        var unread = new TreeSet<>(given.keySet());
        unread.removeAll(read("runtime"));
        unread.removeAll(read(room.label()));
        unread.removeAll(places(room));
        unread.forEach(name -> complaints.add("is given " + name + ", which nobody reads"));
        var missing = new TreeSet<>(needed(room));
        missing.removeAll(given.keySet());
        missing.forEach(name -> complaints.add("is not given " + name));
        main(deployment).ifPresent(complaints::add);
        return complaints;
    }

    private static RoomName room(Deployment deployment) {
        var name = deployment.getMetadata().getName();
        return Stream.of(RoomName.values())
                .filter(room -> room.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no room is called " + name));
    }

    private static Set<String> needed(RoomName room) {
        return room == RoomName.GATEWAY
                ? Stream.of(EVERY_NODE, FRONT_DOOR, places(room))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet())
                : EVERY_NODE;
    }

    /** Where the gateway finds the others. */
    private static Set<String> places(RoomName room) {
        return room != RoomName.GATEWAY
                ? Set.of()
                : Stream.of(RoomName.values())
                        .filter(other -> other != RoomName.GATEWAY)
                        .map(other -> "SALLYPORT_ROOM_" + other.name().toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet());
    }

    private static Optional<String> main(Deployment deployment) {
        var container =
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        var main = container.getArgs().getFirst();
        try {
            Class.forName(main, false, KnownSettings.class.getClassLoader()).getMethod("main", String[].class);
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.of("runs " + main + ", which is no program");
        }
    }

    private Set<String> read(String module) {
        var sources = root.resolve(module).resolve("src").resolve("main").resolve("java");
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(KnownSettings::names)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> names(Path source) {
        try {
            return NAME.matcher(Files.readString(source)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
