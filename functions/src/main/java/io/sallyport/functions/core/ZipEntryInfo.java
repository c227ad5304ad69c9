package io.sallyport.functions.core;

/**
 * One line of an archive's directory.
 *
 * @param mode       Unix mode with its file type, or 0 when the archive was made elsewhere
 * @param method     0 stored, 8 deflated
 * @param compressed bytes in the archive
 * @param size       bytes when unpacked
 * @param offset     of its local header
 */
public record ZipEntryInfo(
        String name, int mode, int flags, int method, long crc, long compressed, long size, long offset) {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;

    public boolean folder() {
        return name.endsWith("/");
    }

    /** @return true for files and folders; false for links, devices, pipes and sockets */
    boolean plain() {
        int type = mode & TYPE;
        return type == 0 || type == (folder() ? FOLDER : REGULAR);
    }

    boolean encrypted() {
        return (flags & 1) != 0;
    }
}
