package dev.signalbox.console.gateway.files;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.preview.Span;
import dev.signalbox.console.model.files.preview.Window;
import java.util.function.BooleanSupplier;

/** Reads parts of objects, never more than is asked for. */
public interface ObjectPartsGateway {
    /**
     * Reads a part by one ranged request.
     *
     * @param cancelled asked while the part comes in; when it says so, the transfer is broken off and what came is returned
     */
    Window part(ObjectRef object, Span span, BooleanSupplier cancelled) throws GatewayException;
}
