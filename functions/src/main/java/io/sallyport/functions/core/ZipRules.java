package io.sallyport.functions.core;

import static io.sallyport.functions.core.ZipBytes.refused;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may be unpacked into a folder of ours. */
final class ZipRules {
    private static final int LONGEST_NAME = 1_024;
    private static final long ZIP64 = 0xffff_ffffL;

    private ZipRules() {}

    static void check(List<ZipEntryInfo> entries, ZipBounds bounds) {
        entries.forEach(ZipRules::check);
        long size = entries.stream().mapToLong(ZipEntryInfo::size).sum();
        if (size >= bounds.unzipped()) {
            throw new Refusal(
                    FunctionFailure.INVALID_PARAMETER,
                    "Unzipped size must be smaller than " + bounds.unzipped() + " bytes");
        }
        if (entries.stream().allMatch(ZipEntryInfo::folder)) {
            throw new Refusal(FunctionFailure.INVALID_PARAMETER, "Uploaded file must be a non-empty zip");
        }
        unambiguous(entries);
    }

    private static void check(ZipEntryInfo entry) {
        var name = entry.name();
        if (name.length() > LONGEST_NAME || !relative(name)) {
            throw refused("the path '" + shown(name) + "' leads out of the archive or is not plain");
        }
        if (!entry.plain()) {
            throw refused("'" + shown(name) + "' is a link or a special file; only files and folders are accepted");
        }
        if (entry.encrypted() || (entry.method() != 0 && entry.method() != 8)) {
            throw refused("'" + shown(name) + "' is encrypted or packed in a way other than stored or deflated");
        }
        if (entry.size() == ZIP64 || entry.compressed() == ZIP64 || entry.offset() == ZIP64) {
            throw refused("zip64 archives are not accepted");
        }
        if (entry.folder() && entry.size() != 0) {
            throw refused("the folder '" + shown(name) + "' has content");
        }
    }

    /** A plain relative path: no root, no drive, no way up, no empty step. */
    private static boolean relative(String name) {
        var path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == '\uFFFD')
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(step -> step.isEmpty() || step.equals(".") || step.equals(".."));
    }

    /** No name twice, no file that is a folder too: what is unpacked does not depend on the order. */
    private static void unambiguous(List<ZipEntryInfo> entries) {
        var files = new HashSet<String>();
        for (var entry : entries) {
            if (!entry.folder() && !files.add(entry.name())) {
                throw refused("'" + shown(entry.name()) + "' is there twice");
            }
        }
        entries.forEach(entry -> parentsAreNot(files, entry));
    }

    private static void parentsAreNot(Set<String> files, ZipEntryInfo entry) {
        var name = entry.name();
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            if (files.contains(name.substring(0, slash))) {
                throw refused("'" + shown(name.substring(0, slash)) + "' is a file and a folder");
            }
        }
    }

    private static String shown(String name) {
        var printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
    }
}
