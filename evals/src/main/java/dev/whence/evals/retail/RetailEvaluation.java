package dev.whence.evals.retail;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.evals.ending.UnusableInputException;
import dev.whence.evals.folder.FolderTree;
import dev.whence.evals.served.Program;
import dev.whence.evals.served.ServedFolder;
import dev.whence.evals.served.ServedLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// One run: imports the shop once, then plays each task on a server of its own that starts from a copy of that
/// import. Used by one thread.
final class RetailEvaluation {

    /// The exit code of `whence import` when it imported what it could.
    private static final int SOME_REFUSED = 3;

    private final Folders folders;
    private final ServedLog log;
    private final TaskJudge judge;
    private final Progress progress;

    private RetailEvaluation(Folders folders, ServedLog log, TaskJudge judge, Progress progress) {
        this.folders = folders;
        this.log = log;
        this.judge = judge;
        this.progress = progress;
    }

    /// @param db the file that `shop` was read from
    /// @throws UnusableInputException if the shop cannot be imported
    static Score run(Path db, Map<EntityRef, JsonNode> shop, List<GoldTask> tasks, Progress progress)
            throws IOException, InterruptedException {
        try (Folders folders = Folders.create();
                ServedLog log = new ServedLog()) {
            return new RetailEvaluation(folders, log, new TaskJudge(shop), progress).run(db, tasks);
        }
    }

    private Score run(Path db, List<GoldTask> tasks) throws IOException, InterruptedException {
        progress.step("importing " + db);
        importShop(db);
        progress.step("comparing the " + judge.before().size() + " imported entities");
        Position imported;
        List<String> importProblems;
        try (ServedFolder served = served(folders.shop());
                WhenceClient client = WhenceClient.connect(served.url())) {
            imported = head(served.url());
            importProblems = judge.wrongBefore(client.states(judge.before().keySet()));
        }
        List<TaskResult> results = new ArrayList<>();
        for (GoldTask task : tasks) {
            results.add(play(task, imported));
            progress.done("tasks", results.size(), tasks.size());
        }
        return new Score(importProblems, results);
    }

    /// What the import refuses is found when the states are compared.
    private void importShop(Path db) {
        Program program = new Program();
        int exit = program.run(
                "import", "--domain", "retail", "--data", folders.shop().toString(), db.toString());
        if (exit != 0 && exit != SOME_REFUSED) {
            throw new UnusableInputException("%s cannot be imported: %s".formatted(db, program.said()));
        }
    }

    private Position head(URI url) throws IOException, InterruptedException {
        List<Decision> all = log.after(Position.NONE, url);
        return all.isEmpty() ? Position.NONE : all.getLast().position();
    }

    private TaskResult play(GoldTask task, Position imported) throws IOException, InterruptedException {
        Path folder = folders.copyOfShop("task-" + task.id().replaceAll("[^A-Za-z0-9]", "_"));
        try (ServedFolder served = served(folder);
                WhenceClient client = WhenceClient.connect(served.url())) {
            List<CallResult> calls = new TaskPlayer(client, task).play();
            TreeSet<EntityRef> concerned = new TreeSet<>(task.delta().keySet());
            log.after(imported, served.url()).forEach(decision -> concerned.addAll(decision.changed()));
            concerned.removeIf(entity -> !Shop.keeps(entity));
            return judge.judge(task, calls, client.states(concerned));
        } finally {
            FolderTree.delete(folder);
        }
    }

    /// The benchmark's calls leave authentication and confirmation out, so the rules about them are switched off.
    private static ServedFolder served(Path folder) throws InterruptedException {
        return ServedFolder.start(folder, "--without", "conversation");
    }
}
