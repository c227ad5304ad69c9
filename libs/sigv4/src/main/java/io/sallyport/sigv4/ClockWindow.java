package io.sallyport.sigv4;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a date lies near enough to now, and AWS's words when it does not. */
final class ClockWindow {
    private ClockWindow() {}

    /**
     * @param window how far ahead of ours the signer's clock may be
     * @param life   how long after it was signed the request is good
     */
    static Optional<Verdict> judge(Instant signedAt, Instant now, Duration window, Duration life) {
        var earliest = now.minus(life);
        if (signedAt.isBefore(earliest)) {
            return Optional.of(
                    new Verdict.Expired("Signature expired: " + AmzDate.format(signedAt) + " is now earlier than "
                            + AmzDate.format(earliest) + " (" + AmzDate.format(now) + " - " + words(life) + ")"));
        }
        var latest = now.plus(window);
        if (signedAt.isAfter(latest)) {
            return Optional.of(new Verdict.NotYetCurrent("Signature not yet current: " + AmzDate.format(signedAt)
                    + " is still later than " + AmzDate.format(latest) + " (" + AmzDate.format(now) + " + "
                    + words(window)
                    + ")"));
        }
        return Optional.empty();
    }

    private static String words(Duration duration) {
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " min." : duration.toSeconds() + " sec.";
    }
}
