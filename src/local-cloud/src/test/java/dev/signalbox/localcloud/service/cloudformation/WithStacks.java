package dev.signalbox.localcloud.service.cloudformation;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Tests on a CloudFormation service of their own. */
abstract class WithStacks {
    Stacks stacks;

    @BeforeEach
    void start(@TempDir Path folder) {
        stacks = new Stacks(folder);
    }

    @AfterEach
    void stop() {
        stacks.close();
    }

    /** The id of a stack that is complete. */
    String created(String name, String template) {
        var id = stacks.create(name, template);
        stacks.await(id, StackStatus.CREATE_COMPLETE);
        return id;
    }
}
