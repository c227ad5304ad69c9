package io.sallyport.awswire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** An error in the shape of its service's protocol. */
final class Errors {
    private final JsonText json;

    Errors(JsonText json) {
        this.json = json;
    }

    WireOutput write(AwsService service, AwsError error, String requestId) {
        return switch (service.protocol()) {
            case AWS_JSON_1_1 -> awsJson(service, error, requestId);
            case QUERY -> query(service, error, requestId);
            case REST_JSON -> restJson(service, error, requestId);
        };
    }

    private WireOutput awsJson(AwsService service, AwsError error, String requestId) {
        var body = json.write(out -> {
            out.writeStartObject();
            JsonText.field(out, "__type", error.code());
            members(service, error, out);
            out.writeEndObject();
        });
        return output(service, error, requestId, body);
    }

    /** Lambda also says whose fault it was. */
    private WireOutput restJson(AwsService service, AwsError error, String requestId) {
        var body = json.write(out -> {
            out.writeStartObject();
            if (service == AwsService.LAMBDA) {
                JsonText.field(out, "Type", error.senderFault() ? "User" : "Service");
            }
            members(service, error, out);
            out.writeEndObject();
        });
        return output(service, error, requestId, body);
    }

    private static void members(AwsService service, AwsError error, JsonGenerator out) throws IOException {
        var text = service.facts().error(error.code()).map(ErrorShape::text);
        JsonText.field(out, text.orElse(service == AwsService.LAMBDA ? "Message" : "message"), error.message());
        for (var member : error.members().entrySet()) {
            JsonText.field(out, member.getKey(), member.getValue());
        }
    }

    private static WireOutput output(AwsService service, AwsError error, String requestId, SdkBytes body) {
        var headers = Map.of(
                "Content-Type", service.protocol().contentType(),
                "x-amzn-RequestId", requestId,
                "x-amzn-ErrorType", error.code());
        return new WireOutput(error.status(), headers, body);
    }

    private static WireOutput query(AwsService service, AwsError error, String requestId) {
        var xml = new Xml()
                .open("ErrorResponse", service.xmlns().orElseThrow())
                .open("Error")
                .element("Type", error.senderFault() ? "Sender" : "Receiver")
                .element("Code", error.code())
                .element("Message", error.message());
        error.members().forEach(xml::element);
        xml.close("Error").element("RequestId", requestId).close("ErrorResponse");
        return new WireOutput(
                error.status(),
                Map.of("Content-Type", service.protocol().contentType(), "x-amzn-RequestId", requestId),
                SdkBytes.fromUtf8String(xml.toString()));
    }
}
