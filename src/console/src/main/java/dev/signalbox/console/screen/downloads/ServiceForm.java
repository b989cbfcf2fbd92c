package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.control.form.Form;
import dev.signalbox.console.control.form.FormField;
import dev.signalbox.console.control.form.FormField.Kind;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.downloads.ApiKey;
import dev.signalbox.console.model.downloads.ServiceAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds a service by hand, or gives one that was added another address or key. */
final class ServiceForm {
    private final Optional<ServiceAddress> old;
    private final List<String> taken;

    /** @param taken names of other services that were added */
    ServiceForm(Optional<ServiceAddress> old, List<String> taken) {
        this.old = old;
        this.taken = List.copyOf(taken);
    }

    Form form() {
        return new Form(old.map(o -> Texts.text("downloads.service.change", o.name())).orElse(Texts.text(
                "downloads.service.add")), Texts.text("action.save"), Texts.text("downloads.service.words"), List.of(
                        FormField.of(old.isPresent() ? Kind.FIXED : Kind.TEXT, "name", Texts.text(
                                "downloads.service.name"), old.map(ServiceAddress::name).orElse("")), FormField.of(
                                        Kind.MONO, "address", Texts.text("downloads.service.url"), old.map(o -> o.url()
                                                .toString()).orElse("http://127.0.0.1:8000")), FormField.of(Kind.SECRET,
                                                        "key", Texts.text("downloads.service.key"), "").hint(Texts.text(
                                                                "downloads.service.key.hint"))), this::complaints);
    }

    private Map<String, String> complaints(Map<String, String> values) {
        var found = new LinkedHashMap<String, String>();
        if (old.isEmpty() && !name(values).matches("[\\w .-]{1,40}")) {
            found.put("name", Texts.text("downloads.service.name.wrong"));
        } else if (old.isEmpty() && taken.contains(name(values))) {
            found.put("name", Texts.text("downloads.service.name.taken"));
        }
        if (ServiceAddress.parse(values.getOrDefault("address", "")).isEmpty()) {
            found.put("address", Texts.text("downloads.service.url.wrong"));
        }
        if (!values.getOrDefault("key", "").strip().matches("[\\x21-\\x7e]*")) {
            found.put("key", Texts.text("downloads.service.key.wrong"));
        }
        return found;
    }

    private static String name(Map<String, String> values) {
        return values.getOrDefault("name", "").strip();
    }

    /** @param values without complaints */
    ServiceAddress address(Map<String, String> values) {
        return ServiceAddress.added(old.map(ServiceAddress::name).orElse(name(values)), ServiceAddress.parse(values
                .getOrDefault("address", "")).orElseThrow());
    }

    /** Empty for a service that wants none. */
    static Optional<ApiKey> key(Map<String, String> values) {
        return Optional.of(values.getOrDefault("key", "").strip()).filter(k -> !k.isEmpty()).map(ApiKey::new);
    }
}
