package io.sallyport.policy.aws;

import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.ValueKind;
import io.sallyport.policy.core.GivenContext.Entry;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;

/** Context entries as AWS types them. */
final class ContextEntries {
    private ContextEntries() {}

    static List<Entry> of(List<ContextEntry> entries) {
        return entries.stream().map(ContextEntries::entry).toList();
    }

    private static Entry entry(ContextEntry entry) {
        var name = Optional.ofNullable(entry.contextKeyName())
                .orElseThrow(() -> invalid("An entry of ContextEntries has no ContextKeyName"));
        var type = Optional.ofNullable(entry.contextKeyType())
                .orElseThrow(() -> invalid("The context key " + name + " has no ContextKeyType"));
        return new Entry(name, kind(type), type.toString().endsWith("List"), entry.contextKeyValues());
    }

    private static ValueKind kind(ContextKeyTypeEnum type) {
        return switch (type) {
            case STRING, STRING_LIST -> ValueKind.STRING;
            case NUMERIC, NUMERIC_LIST -> ValueKind.NUMERIC;
            case BOOLEAN, BOOLEAN_LIST -> ValueKind.BOOLEAN;
            case IP, IP_LIST -> ValueKind.IP;
            case BINARY, BINARY_LIST -> ValueKind.BINARY;
            case DATE, DATE_LIST -> ValueKind.DATE;
            case UNKNOWN_TO_SDK_VERSION ->
                throw invalid("ContextKeyType must be string, numeric, boolean, ip, binary,"
                        + " date or one of them with List");
        };
    }

    private static Refusal invalid(String detail) {
        return new Refusal(PolicyFailure.INVALID_INPUT, detail);
    }
}
