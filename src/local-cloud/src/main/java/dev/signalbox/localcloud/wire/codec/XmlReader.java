package dev.signalbox.localcloud.wire.codec;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Fills model classes from XML, as REST-XML has it. Attributes are not read; document types are refused. */
public final class XmlReader implements BodyReader {
    private static final int DEEPEST = 64;
    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private record Element(Map<String, List<Element>> children, String text) {
        List<Element> all(String name) {
            return children.getOrDefault(name, List.of());
        }
    }

    @Override
    public void read(byte[] body, SdkPojo builder) {
        if (body.length > 0) {
            fill(parse(body), builder);
        }
    }

    @Override
    public @Nullable Object read(byte[] body, SdkField<?> field) {
        return field.marshallingType().getKnownType() == MarshallingKnownType.STRING ? new String(body,
                StandardCharsets.UTF_8) : single(parse(body), field);
    }

    private static Element parse(byte[] body) {
        try {
            var xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
            xml.nextTag();
            return element(xml, 0);
        } catch (XMLStreamException e) {
            throw new MalformedRequest("The body is not well-formed XML", e);
        }
    }

    private static Element element(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new MalformedRequest("The body is nested too deeply");
        }
        var children = new LinkedHashMap<String, List<Element>>();
        var text = new StringBuilder();
        while (xml.next() != XMLStreamReader.END_ELEMENT) {
            if (xml.isStartElement()) {
                children.computeIfAbsent(xml.getLocalName(), _ -> new ArrayList<>()).add(element(xml, depth + 1));
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return new Element(children, text.toString());
    }

    private static void fill(Element element, SdkPojo builder) {
        for (var field : builder.sdkFields()) {
            var found = element.all(field.locationName());
            if (!found.isEmpty()) {
                field.set(builder, value(found, field));
            }
        }
    }

    private static Object value(List<Element> found, SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> list(found, field.getRequiredTrait(ListTrait.class));
            case MAP -> map(found, field.getRequiredTrait(MapTrait.class));
            default -> single(found.getFirst(), field);
        };
    }

    private static Object single(Element element, SdkField<?> field) {
        if (field.marshallingType().getKnownType() == MarshallingKnownType.SDK_POJO) {
            var builder = field.constructor().get();
            fill(element, builder);
            return Pojos.build(builder);
        }
        return Scalars.parse(element.text(), field, Format.ISO_8601);
    }

    private static List<Object> list(List<Element> found, ListTrait trait) {
        var element = trait.memberFieldInfo();
        var items = trait.isFlattened() ? found : found.getFirst().all(element.locationName());
        return items.stream().map(item -> value(List.of(item), element)).toList();
    }

    private static Map<String, Object> map(List<Element> found, MapTrait trait) {
        var entries = trait.isFlattened() ? found : found.getFirst().all("entry");
        var map = new LinkedHashMap<String, Object>();
        for (var entry : entries) {
            map.put(entry.all(trait.keyLocationName()).getFirst().text(), value(entry.all(trait.valueLocationName()),
                    trait.valueFieldInfo()));
        }
        return map;
    }
}
