package io.sallyport.functions.worker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** No namespaces: a process like any other of the same user, in a group of its own. */
record OwnRights(Guards guards) implements Sandbox {
    @Override
    public List<String> command(Launch launch) {
        return Stream.concat(guards.prefix(launch).stream(), launch.command().stream())
                .toList();
    }

    @Override
    public String codeRoot(Launch launch) {
        return launch.code().toString();
    }

    @Override
    public String temporary(Launch launch) {
        return launch.temporary().toString();
    }

    @Override
    public Optional<String> notice() {
        return Optional.of("functions run with the user's own rights: bubblewrap (bwrap) is not usable here;"
                + " install it to keep them in namespaces");
    }
}
