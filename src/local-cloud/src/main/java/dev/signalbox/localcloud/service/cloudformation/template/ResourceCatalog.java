package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a template may ask for. */
public interface ResourceCatalog {
    boolean has(String type);

    /** Whether {@code Fn::GetAtt} may name an attribute of a type that the catalog has. */
    boolean hasAttribute(String type, String attribute);

    /**
     * What is wrong with properties of a type that the catalog has: unknown or unsupported names and missing ones.
     * Functions inside are taken as fitting.
     */
    List<Problem> problems(String type, JsonNode properties);

    /** One thing that is wrong, at a path below {@code Properties} such as {@code /Code/S3Key}, or empty. */
    record Problem(String path, String text) {
        @Override
        public String toString() {
            return "#" + path + ": " + text;
        }
    }
}
