package io.sallyport.awswire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** What one service's model says: operations, bounds of request shapes, errors. Read once from the generated table. */
public final class Facts {
    private static final String SHAPE = "shape\t";
    private static final Map<AwsService, Facts> LOADED = new ConcurrentHashMap<>();

    private final AwsService service;
    private final Map<String, AwsOperation> operations = new LinkedHashMap<>();
    private final Map<String, String> shapeRows = new HashMap<>();
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<String, ErrorShape> errors = new LinkedHashMap<>();

    private Facts(AwsService service) {
        this.service = service;
    }

    /** Loads the table at the first question. */
    public static Facts of(AwsService service) {
        var known = LOADED.get(service);
        return known != null ? known : LOADED.computeIfAbsent(service, Facts::load);
    }

    public Collection<AwsOperation> operations() {
        return Collections.unmodifiableCollection(operations.values());
    }

    /** Empty when the model has no operation of that name. */
    public Optional<AwsOperation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** A shape of a request; empty for a shape that only answers have. */
    public Optional<Shape> shape(String name) {
        var known = shapes.get(name);
        if (known == null && shapeRows.containsKey(name)) {
            known = shapes.computeIfAbsent(name, this::parsed);
        }
        return Optional.ofNullable(known);
    }

    /** @param name of the shape or the code on the wire */
    public Optional<ErrorShape> error(String name) {
        return Optional.ofNullable(errors.get(name));
    }

    /** The modelled errors, each once. */
    public List<ErrorShape> errors() {
        return errors.values().stream().distinct().toList();
    }

    static Facts load(AwsService service) {
        var facts = new Facts(service);
        var resource = "facts/" + service.id() + ".tsv";
        try (var in = Facts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing: write it with FactsTableTest");
            }
            facts.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        return facts;
    }

    private void read(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            row(line);
        }
    }

    /** Most shapes are never asked for, so their rows are only found here and parsed at the first question. */
    private void row(String line) {
        if (line.startsWith(SHAPE)) {
            shapeRows.put(line.substring(SHAPE.length(), line.indexOf('\t', SHAPE.length())), line);
            return;
        }
        var cells = line.split("\t", -1);
        switch (cells[0]) {
            case "op" -> operation(cells);
            case "error" -> error(cells);
            default -> throw new IllegalStateException(service.id() + ": unknown row " + cells[0]);
        }
    }

    private void operation(String[] c) {
        operations.put(
                c[1],
                new AwsOperation(
                        service,
                        c[1],
                        c[2],
                        c[3],
                        Integer.parseInt(c[4]),
                        c[5].equals("open"),
                        c[6],
                        c[7],
                        c[8],
                        names(c[9])));
    }

    private Shape parsed(String name) {
        var c = shapeRows.getOrDefault(name, "").split("\t", -1);
        return new Shape(
                c[1],
                Shape.Type.valueOf(c[2]),
                number(c[3]),
                number(c[4]),
                FactsText.unescape(c[5]),
                names(c[6]),
                c[7].equals("sensitive"),
                members(c));
    }

    /** From the ninth cell on: {@code name:shape}, with an exclamation mark when it is required. */
    private static List<Shape.Member> members(String[] c) {
        var members = new ArrayList<Shape.Member>(c.length - 8);
        for (int i = 8; i < c.length; i++) {
            var colon = c[i].indexOf(':');
            var required = c[i].endsWith("!");
            var shape = c[i].substring(colon + 1, c[i].length() - (required ? 1 : 0));
            members.add(new Shape.Member(c[i].substring(0, colon), shape, required));
        }
        return members;
    }

    private void error(String[] c) {
        var error = new ErrorShape(c[1], c[2], Integer.parseInt(c[3]), c[4].equals("fault"), c[5]);
        errors.put(error.name(), error);
        errors.putIfAbsent(error.code(), error);
    }

    private static List<String> names(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(",", -1));
    }

    private static OptionalLong number(String cell) {
        return cell.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cell));
    }
}
