package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.List;
import java.util.Optional;

/** A document path such as {@code a.b[2]}; the first step is always a name. */
public record Path(List<Step> steps) {

    /** One step into a document. */
    public sealed interface Step {
        record Field(String name) implements Step {
            @Override
            public String toString() {
                return name;
            }
        }

        record Element(int index) implements Step {
            @Override
            public String toString() {
                return "[" + index + "]";
            }
        }

        /** What is there, if the value is of the kind that this step goes into. */
        default Optional<Value> in(Value value) {
            return switch (this) {
                case Field(var name) when value instanceof Value.Doc(var fields) ->
                    Optional.ofNullable(fields.get(name));
                case Element(var index) when value instanceof Value.Seq(var elements) && index < elements.size() ->
                    Optional.of(elements.get(index));
                case Field _,Element _ -> Optional.empty();
            };
        }
    }

    /** The path of a top-level attribute. */
    public static Path of(String attribute) {
        return new Path(List.of(new Step.Field(attribute)));
    }

    /** The top-level attribute. */
    public String attribute() {
        return steps.getFirst().toString();
    }

    public boolean isNested() {
        return steps.size() > 1;
    }

    /** The value at this path, empty when any step leads nowhere. */
    public Optional<Value> in(Item item) {
        var value = item.get(attribute());
        for (var step : steps.subList(1, steps.size())) {
            if (value.isEmpty()) {
                return value;
            }
            value = step.in(value.get());
        }
        return value;
    }

    /** How AWS's errors write it. */
    @Override
    public String toString() {
        return steps.toString();
    }
}
