package io.sallyport.functions.core;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import java.util.List;

/**
 * A deployment package: a zip archive whose directory was read and found safe to unpack.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">PKWARE APPNOTE</a>
 */
public final class CodeZip {
    private final ZipBytes bytes;
    private final List<ZipEntryInfo> entries;

    private CodeZip(ZipBytes bytes, List<ZipEntryInfo> entries) {
        this.bytes = bytes;
        this.entries = entries;
    }

    /** @throws Refusal when it is no zip, holds what must not be unpacked, or passes a bound */
    public static CodeZip read(byte[] zip, ZipBounds bounds) {
        if (zip.length > bounds.zipped()) {
            throw new Refusal(
                    FunctionFailure.TOO_LARGE, "the zip file must be smaller than " + bounds.zipped() + " bytes");
        }
        var bytes = new ZipBytes(zip);
        var entries = bytes.directory(bounds.entries());
        ZipRules.check(entries, bounds);
        return new CodeZip(bytes, entries);
    }

    public List<ZipEntryInfo> entries() {
        return entries;
    }

    /** @throws Refusal when the bytes are not what the directory says */
    public byte[] content(ZipEntryInfo entry) {
        return bytes.content(entry);
    }

    /** Reads every entry once, so that a damaged archive is refused before it is kept. */
    public CodeZip verified() {
        entries.forEach(this::content);
        return this;
    }
}
