package dev.signalbox.localcloud.wire.codec;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes model classes as XML elements, for the Query protocols and REST-XML. */
public final class XmlWriter {
    /** XML has no way to write these, and clients would refuse the whole answer. */
    private static final Pattern UNWRITABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private final XMLStreamWriter xml;

    public XmlWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes the members that belong in the body, inside the element that is open. */
    public void members(SdkPojo pojo) throws XMLStreamException {
        for (var field : pojo.sdkFields()) {
            if (field.location() != MarshallLocation.PAYLOAD) {
                continue;
            }
            var value = Pojos.value(field, pojo);
            if (value.isPresent()) {
                element(field.unmarshallLocationName(), value.get(), field);
            }
        }
    }

    private void element(String name, Object value, SdkField<?> field) throws XMLStreamException {
        switch (value) {
            case List<?> list -> list(name, list, field.getRequiredTrait(ListTrait.class));
            case Map<?, ?> map -> map(name, map, field.getRequiredTrait(MapTrait.class));
            case SdkPojo pojo -> {
                xml.writeStartElement(name);
                members(pojo);
                xml.writeEndElement();
            }
            default -> text(name, Scalars.text(value, field, Format.ISO_8601));
        }
    }

    private void list(String name, List<?> list, ListTrait trait) throws XMLStreamException {
        var element = trait.memberFieldInfo();
        if (!trait.isFlattened()) {
            xml.writeStartElement(name);
        }
        for (var item : list) {
            element(trait.isFlattened() ? name : element.unmarshallLocationName(), item, element);
        }
        if (!trait.isFlattened()) {
            xml.writeEndElement();
        }
    }

    private void map(String name, Map<?, ?> map, MapTrait trait) throws XMLStreamException {
        if (!trait.isFlattened()) {
            xml.writeStartElement(name);
        }
        for (var entry : map.entrySet()) {
            xml.writeStartElement(trait.isFlattened() ? name : "entry");
            text(trait.keyLocationName(), entry.getKey().toString());
            element(trait.valueLocationName(), entry.getValue(), trait.valueFieldInfo());
            xml.writeEndElement();
        }
        if (!trait.isFlattened()) {
            xml.writeEndElement();
        }
    }

    /** Writes one element with nothing but text. */
    public void text(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(UNWRITABLE.matcher(text).replaceAll("\uFFFD"));
        xml.writeEndElement();
    }
}
