package io.sallyport.functions.core;

/**
 * How much of a deployment package is accepted.
 *
 * @param zipped   bytes of the archive
 * @param unzipped bytes of all its files together
 * @param entries  files and folders
 */
public record ZipBounds(int zipped, long unzipped, int entries) {
    /**
     * Lambda's own: 50 MB zipped when uploaded directly, 250 MB unzipped.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</a>
     */
    public static final ZipBounds LAMBDA = new ZipBounds(50 * 1024 * 1024, 250L * 1024 * 1024, 20_000);
}
