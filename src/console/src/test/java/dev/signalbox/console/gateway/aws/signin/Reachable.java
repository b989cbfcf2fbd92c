package dev.signalbox.console.gateway.aws.signin;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Everything of the console that an object holds, however deep. */
final class Reachable {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> next = new ArrayDeque<>();

    private Reachable() {}

    static List<Object> from(Object... roots) throws IllegalAccessException {
        var all = new Reachable();
        all.next.addAll(List.of(roots));
        while (!all.next.isEmpty()) {
            all.look(all.next.poll());
        }
        return List.copyOf(all.seen);
    }

    private void look(Object object) throws IllegalAccessException {
        switch (object) {
            case Optional<?> optional -> optional.ifPresent(next::add);
            case AtomicReference<?> reference -> next.add(reference.get());
            case Map<?, ?> map -> next.addAll(map.values());
            case Iterable<?> many when !(object instanceof java.nio.file.Path) -> many.forEach(next::add);
            default -> {
                if (isOurs(object.getClass()) && seen.add(object)) {
                    fields(object);
                }
            }
        }
    }

    /** Not of the tests. */
    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("dev.signalbox.console") && !type.getProtectionDomain().getCodeSource()
                .getLocation().getPath().contains("test-classes");
    }

    private void fields(Object object) throws IllegalAccessException {
        for (Class<?> c = object.getClass(); c.getName().startsWith("dev.signalbox"); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    Optional.ofNullable(field.get(object)).ifPresent(next::add);
                }
            }
        }
    }
}
