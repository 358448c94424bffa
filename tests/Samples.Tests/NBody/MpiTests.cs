using System.Diagnostics;
using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Running;
using GeoDL.Typed.Samples.NBody.Training;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Samples.Tests.NBody;

/// <summary>The sample in two processes, as a user starts it.</summary>
public sealed class MpiTests : IDisposable
{
    // As --quick has them.
    private static readonly SplitSize Size = new(400, 200, 200);
    private readonly TemporaryFolder _folder = new();

    [MpiFact("openmpi")]
    public Task TwoProcessesOfOpenMpi_HaveTheLossesOfOne() => TwoProcessesHaveTheLossesOfOne("openmpi");

    [MpiFact("mpich")]
    public Task TwoProcessesOfMpich_HaveTheLossesOfOne() => TwoProcessesHaveTheLossesOfOne("mpich");

    [MpiFact("openmpi")]
    public Task ProcessOfOpenMpiThatDies_EndsTheRun_AndTheTrainingIsKept() => ProcessThatDiesEndsTheRun("openmpi");

    [MpiFact("mpich")]
    public Task ProcessOfMpichThatDies_EndsTheRun_AndTheTrainingIsKept() => ProcessThatDiesEndsTheRun("mpich");

    [Fact]
    public void OneProcess_SaysSo()
    {
        var output = new StringWriter();

        Assert.Equal(5, Processes.Run(output, default, static (replicas, _) => replicas is null ? 5 : 0));

        Assert.Contains("Processes: this one", output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task TwoProcessesHaveTheLossesOfOne(string kind)
    {
        NBodyData data = TrajectorySource.Simulate(Size, seed: 7);
        TrajectoryFiles.Write(_folder.PathOf("data"), data);
        using Process process = MpiLauncher.Start(
            MpiLauncher.Find(kind)!,
            "--quick",
            "--data",
            _folder.PathOf("data"),
            "--epochs",
            "6",
            "--batch",
            "50",
            "--out",
            _folder.PathOf("two")
        );
        string report = await MpiLauncher.ReadToEnd(process);
        Assert.True(process.ExitCode == 0, report);
        Assert.Contains("Processes: 2", report, StringComparison.Ordinal);

        Assert.Equal(
            0,
            CommandLine
                .Create()
                .Parse([
                    "--quick",
                    "--data",
                    _folder.PathOf("data"),
                    "--epochs",
                    "6",
                    "--batch",
                    "100",
                    "--out",
                    _folder.PathOf("one"),
                ])
                .Invoke()
        );
        CurvePoint one = LastPoint("one"),
            two = LastPoint("two");
        Assert.Equal(24, one.Step);
        Assert.Equal(one.Step, two.Step);
        Near.Equal(one.Training, two.Training, Tolerance.Sample.TrainingLoss);
        Near.Equal(one.Validation, two.Validation, Tolerance.Sample.ValidationLoss);
    }

    private CurvePoint LastPoint(string results) =>
        CurvePoint.FromRow(File.ReadAllLines(Path.Combine(_folder.PathOf(results), "curve.csv"))[^1]);

    private async Task ProcessThatDiesEndsTheRun(string kind)
    {
        NBodyData data = TrajectorySource.Simulate(Size, seed: 7);
        TrajectoryFiles.Write(_folder.PathOf("data"), data);
        var folder = new TrainingFolder(_folder.PathOf("two"));
        using Process process = MpiLauncher.Start(
            MpiLauncher.Find(kind)!,
            "--quick",
            "--data",
            _folder.PathOf("data"),
            "--epochs",
            "300",
            "--batch",
            "50",
            "--out",
            _folder.PathOf("two")
        );
        Task<string> report = MpiLauncher.ReadToEnd(process);
        for (int i = 0; i < 6000 && !folder.HasTraining && !process.HasExited; i++)
            await Task.Delay(50);

        Assert.True(folder.HasTraining, process.HasExited ? await report : "no checkpoint in five minutes");
        using (Process one = Process.GetProcessById(MpiLauncher.ProcessesOf(_folder.PathOf("two")).Max()))
            one.Kill();

        string text = await report;
        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains("signal", text, StringComparison.OrdinalIgnoreCase);
        var training = new NBodyTraining(data, folder.ReadPlan(), folder, threads: 1);
        Assert.InRange(training.StepCount, 20, 1199);
    }
}
