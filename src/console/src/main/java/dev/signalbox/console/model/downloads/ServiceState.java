package dev.signalbox.console.model.downloads;

import java.util.List;
import java.util.Map;

/** How a service stands: its processes, and how many jobs are in which state. */
public record ServiceState(List<ServiceInstance> instances, Map<DownloadStatus, Long> counts) {
    public ServiceState {
        instances = List.copyOf(instances);
        counts = Map.copyOf(counts);
    }

    public long count(DownloadStatus status) {
        return counts.getOrDefault(status, 0L);
    }
}
