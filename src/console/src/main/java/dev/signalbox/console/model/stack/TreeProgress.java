package dev.signalbox.console.model.stack;

/**
 * How many resources are done with; it never goes back and never over the whole.
 *
 * @param all how many there will be; 0 when that is not known, as for an update whose plan is not
 * @param moving whether it goes on
 * @param rollsBack whether what was done is being undone, so that counting says nothing
 */
public record TreeProgress(int done, int all, boolean moving, boolean rollsBack) {
    public static TreeProgress none() {
        return new TreeProgress(0, 0, false, false);
    }

    /**
     * @param before of the same operation
     * @param planned how many resources the change set touches; 0 when that is not known
     */
    public static TreeProgress of(TreeRow stack, TreeProgress before, int planned) {
        boolean moving = stack.running();
        if (stack.exact().contains("ROLLBACK")) {
            return new TreeProgress(before.done(), before.all(), moving, true);
        }
        var leaves = stack.children().stream().flatMap(TreeRow::leaves).toList();
        int done = (int) leaves.stream().filter(r -> r.to().isPresent()).count();
        int whole = stack.exact().startsWith("UPDATE") ? planned : leaves.size();
        int all = Math.max(before.all(), whole);
        int counted = Math.max(before.done(), done);
        return new TreeProgress(all == 0 ? counted : Math.min(all, counted), all, moving, false);
    }

    /** From 0 to 1; negative when it is not known. */
    public double share() {
        return all == 0 || rollsBack ? -1 : (double) done / all;
    }
}
