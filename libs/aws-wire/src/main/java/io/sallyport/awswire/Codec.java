package io.sallyport.awswire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Reads requests into the SDK's model classes and writes answers from them, for all three protocols. Stateless but for what it
 * remembers of each class; one instance serves every thread.
 */
public final class Codec {
    private final Limits limits;
    private final JsonText json;
    private final Errors errors;

    public Codec(Limits limits) {
        this.limits = limits;
        this.json = new JsonText(limits);
        this.errors = new Errors(json);
    }

    /**
     * @param type the request class of the operation, for example {@code InitiateAuthRequest.class}
     * @throws MalformedRequest when the bytes are not what the operation takes; see {@link AwsError#malformed}
     */
    public <I extends SdkPojo> Decoded<I> read(Route.Found route, Class<I> type, WireInput input) {
        if (input.body().asByteArrayUnsafe().length > limits.bodyBytes()) {
            throw new MalformedRequest("the body must have at most " + limits.bodyBytes() + " bytes");
        }
        var builder = Builders.of(type);
        var unknown = new ArrayList<String>(0);
        fill(builder, route, input, unknown);
        return new Decoded<>(type.cast(Layout.build(builder)), unknown);
    }

    private void fill(SdkPojo builder, Route.Found route, WireInput input, List<String> unknown) {
        var operation = route.operation();
        switch (operation.service().protocol()) {
            case AWS_JSON_1_1 -> body(builder, input.body().asByteArrayUnsafe(), unknown);
            case QUERY -> FormIn.fill(builder, FormTree.of(input.form(), limits), unknown);
            case REST_JSON -> new RestIn(input, route.labels(), json, unknown).fill(builder, operation.uri());
        }
    }

    /** Some clients send nothing where an operation takes nothing. */
    private void body(SdkPojo builder, byte[] body, List<String> unknown) {
        if (body.length > 0) {
            JsonIn.fill(builder, body, json, unknown);
        }
    }

    /** @param answer an object of the operation's response class */
    public WireOutput write(AwsOperation operation, SdkPojo answer, String requestId) {
        return switch (operation.service().protocol()) {
            case AWS_JSON_1_1 -> awsJson(operation, answer, requestId);
            case QUERY -> query(operation, answer, requestId);
            case REST_JSON -> new RestOut(answer, json).write(operation, requestId);
        };
    }

    /** An error in the words of the service's protocol. */
    public WireOutput writeError(AwsService service, AwsError error, String requestId) {
        return errors.write(service, error, requestId);
    }

    private WireOutput awsJson(AwsOperation operation, SdkPojo answer, String requestId) {
        var body = json.write(out -> JsonOut.object(answer, out));
        return new WireOutput(operation.status(), headers(operation, requestId), body);
    }

    private static WireOutput query(AwsOperation operation, SdkPojo answer, String requestId) {
        var response = operation.name() + "Response";
        var xml = new Xml().open(response, operation.service().xmlns().orElseThrow());
        if (!operation.resultWrapper().isEmpty()) {
            xml.open(operation.resultWrapper());
            XmlOut.members(answer, xml);
            xml.close(operation.resultWrapper());
        }
        xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
        xml.close(response);
        return new WireOutput(
                operation.status(), headers(operation, requestId), SdkBytes.fromUtf8String(xml.toString()));
    }

    private static Map<String, String> headers(AwsOperation operation, String requestId) {
        return Map.of("Content-Type", operation.service().protocol().contentType(), "x-amzn-RequestId", requestId);
    }
}
