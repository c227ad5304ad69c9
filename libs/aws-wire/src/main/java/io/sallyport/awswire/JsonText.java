package io.sallyport.awswire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Jackson with our limits. A repeated name is refused: of two readers one would believe the first and the other the last.
 * Names are not interned, so a sender cannot fill a table with them.
 */
final class JsonText {
    private final JsonFactory factory;

    JsonText(Limits limits) {
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.stringLength())
                        .maxNumberLength(100)
                        .maxNameLength(10_000)
                        .maxDocumentLength(limits.bodyBytes())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
    }

    JsonParser parser(byte[] body) throws IOException {
        return factory.createParser(body);
    }

    static void field(JsonGenerator json, String name, String text) throws IOException {
        json.writeStringField(wellFormed(name), wellFormed(text));
    }

    /** Half a surrogate pair has no UTF-8 and would end the answer in the middle; it becomes a question mark. */
    static String wellFormed(String text) {
        var isWhole = text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return isWhole ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Writes one JSON text. */
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    SdkBytes write(Writing writing) {
        var out = new ByteArrayOutputStream(512);
        try (var json = factory.createGenerator(out)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SdkBytes.fromByteArrayUnsafe(out.toByteArray());
    }
}
