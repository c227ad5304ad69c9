package io.sallyport.iampolicy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Bytes; both sides write them in base64. */
final class BinaryTest implements ValueTest {
    private final byte[] wanted;

    private BinaryTest(byte[] wanted) {
        this.wanted = wanted;
    }

    static BinaryTest of(String wanted) {
        return new BinaryTest(
                decoded(wanted).orElseThrow(() -> new UnreadableValue("base64 is expected, found \"" + wanted + "\"")));
    }

    @Override
    public Outcome test(String actual, Context context) {
        return decoded(actual).map(b -> Outcome.of(Arrays.equals(b, wanted))).orElse(Outcome.UNUSABLE);
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
