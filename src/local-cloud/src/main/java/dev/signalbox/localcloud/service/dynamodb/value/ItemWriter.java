package dev.signalbox.localcloud.service.dynamodb.value;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns items back into the SDK's form. */
public final class ItemWriter {
    private ItemWriter() {}

    public static Map<String, AttributeValue> attributes(Item item) {
        return fields(item.attributes());
    }

    public static AttributeValue value(Value value) {
        return switch (value) {
            case Value.Str(var text) -> AttributeValue.fromS(text);
            case Value.Num(var number) -> AttributeValue.fromN(Numbers.text(number));
            case Value.Bin(var bytes) -> AttributeValue.fromB(bytes);
            case Value.Bool(var flag) -> AttributeValue.fromBool(flag);
            case Value.Null() -> AttributeValue.fromNul(true);
            case Value.StrSet(var texts) -> AttributeValue.builder().ss(texts).build();
            case Value.NumSet(var numbers) -> AttributeValue.builder().ns(numbers.stream().map(Numbers::text).toList())
                    .build();
            case Value.BinSet(var blobs) -> AttributeValue.builder().bs(blobs).build();
            case Value.Seq(var elements) -> AttributeValue.fromL(elements.stream().map(ItemWriter::value).toList());
            case Value.Doc(var fields) -> AttributeValue.fromM(fields(fields));
        };
    }

    private static Map<String, AttributeValue> fields(Map<String, Value> fields) {
        var map = LinkedHashMap.<String, AttributeValue>newLinkedHashMap(fields.size());
        fields.forEach((name, value) -> map.put(name, value(value)));
        return map;
    }
}
