package io.sallyport.awswire;

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
            out.writeStringField("__type", error.code());
            out.writeStringField("message", error.message());
            for (var member : error.members().entrySet()) {
                out.writeStringField(member.getKey(), member.getValue());
            }
            out.writeEndObject();
        });
        return output(service, error, requestId, "x-amzn-ErrorType", body);
    }

    /** Lambda says whose fault it was and writes its message with a capital when the model does. */
    private WireOutput restJson(AwsService service, AwsError error, String requestId) {
        var body = json.write(out -> {
            out.writeStartObject();
            if (service == AwsService.LAMBDA) {
                out.writeStringField("Type", error.senderFault() ? "User" : "Service");
            }
            out.writeStringField(service == AwsService.LAMBDA ? "Message" : "message", error.message());
            for (var member : error.members().entrySet()) {
                out.writeStringField(member.getKey(), member.getValue());
            }
            out.writeEndObject();
        });
        return output(service, error, requestId, "x-amzn-ErrorType", body);
    }

    private static WireOutput output(
            AwsService service, AwsError error, String requestId, String typeHeader, SdkBytes body) {
        return new WireOutput(
                error.status(),
                Map.of(
                        "Content-Type",
                        service.protocol().contentType(),
                        "x-amzn-RequestId",
                        requestId,
                        typeHeader,
                        error.code()),
                body);
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
