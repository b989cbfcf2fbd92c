package dev.signalbox.console.screen.pipelines.form;

import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.TemplateFile;
import dev.signalbox.deploy.TemplateSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was last typed into the form of a template in an environment. Secrets are not among it. */
public final class RememberedValues {
    private static final int MOST = 40;
    private static final Preference<All> VALUES = new Preference<>("deploy.values", All.class, new All(Map.of()));

    private final Preferences preferences;
    private final String environment;

    public RememberedValues(Preferences preferences, EnvironmentInfo environment) {
        this.preferences = preferences;
        this.environment = environment.kind() + " " + environment.account() + " " + environment.region();
    }

    /** The youngest come last. */
    record All(Map<String, Map<String, String>> forms) {}

    Map<String, String> of(TemplateSource source) {
        return preferences.get(VALUES).forms().getOrDefault(key(source), Map.of());
    }

    void remember(TemplateSource source, Map<String, String> values) {
        var forms = new LinkedHashMap<>(preferences.get(VALUES).forms());
        forms.remove(key(source));
        while (forms.size() >= MOST) {
            forms.remove(forms.firstEntry().getKey());
        }
        if (!values.isEmpty()) {
            forms.put(key(source), Map.copyOf(values));
        }
        preferences.set(VALUES, new All(forms));
    }

    private String key(TemplateSource source) {
        return environment + " " + switch (source) {
            case Pipeline pipeline -> pipeline.name();
            case TemplateFile(var file) -> file.toAbsolutePath().toString();
        };
    }
}
