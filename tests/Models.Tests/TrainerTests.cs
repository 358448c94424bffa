using System.Runtime.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;

namespace GeoDL.Typed.Models.Tests;

/// <summary>Runs of a trainer, against plain loops and against runs that were interrupted.</summary>
public sealed class TrainerTests : IDisposable
{
    private const int Samples = 13,
        Batch = 5,
        Steps = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("geodl").FullName;

    private string Checkpointed => Path.Combine(_folder, "training.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 0, 2)]
    [InlineData(3, 1, 4)]
    [InlineData(5, 2, 1)]
    [InlineData(99, 3, 3)]
    public void GroupsOfPassesReadingAheadAndThreads_ChangeNoBit(int together, int ahead, int threads)
    {
        var plain = new Course();
        double[] expected = plain.Trainer.Run(Course.All, Steps);

        var other = new Course
        {
            Together = together,
            Ahead = ahead,
            Threads = threads,
        };
        int most = 0;
        var passes = new List<Pass>();
        other.Entered = pass =>
        {
            lock (passes)
            {
                passes.Add(pass);
                most = Math.Max(most, passes.Count(IsHeld));
            }
        };
        double[] losses = other.Trainer.Run(new IndexedSamples<int>(Samples, static i => i), Steps);

        Assert.Equal(expected, losses);
        Assert.Equal(plain.Numbers(), other.Numbers());
        Assert.InRange(most, 1, together);
        Assert.Equal(Steps * Batch, passes.Count);

        static bool IsHeld(Pass pass)
        {
            try
            {
                return pass.Training;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void Replicas_TrainInGroups_WithTheSameBits()
    {
        object[] whole = ThreadReplicas.Run(2, static r => Train(r, 0)),
            parts = ThreadReplicas.Run(2, static r => Train(r, 2));

        Assert.Equal((double[])whole[0], (double[])parts[0]);
        Assert.Equal((double[])parts[0], (double[])parts[1]);

        static double[] Train(IReplicas replicas, int together)
        {
            var course = new Course { Together = together, Replicas = replicas };
            course.Trainer.Run(Course.All, Steps);
            return course.Numbers();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void RunOnAStream_IsAPlainLoopOverItsRepetitions(int ahead)
    {
        var course = new Course { Ahead = ahead };
        double[] losses = course.Trainer.Run(Stream(), Steps);

        var loop = new Course();
        var expected = new List<double>();
        for (int step = 0; step < Steps; step++)
        {
            var passes = new Pass[Batch];
            double sum = 0;
            for (int i = 0; i < Batch; i++)
            {
                int number = (step * Batch) + i;
                passes[i] = loop.Net.Record(step: number);
                Loss loss = loop.LossOf(passes[i], number % Samples);
                passes[i].Backward(loss);
                sum += loss.Value;
            }

            loop.Optimiser.Step(passes);
            expected.Add(sum / Batch);
            foreach (Pass pass in passes)
                pass.Dispose();
        }

        Assert.Equal(expected, losses);
        Assert.Equal(loop.Numbers(), course.Numbers());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(11)]
    public void StreamThatIsResumed_EqualsAnUninterruptedOne_BitByBit(int at)
    {
        var whole = new Course();
        double[] losses = whole.Trainer.Run(Stream(), Steps);

        var first = new Course();
        first.Trainer.Run(Stream(), at);
        Checkpoint.Save(Checkpointed, first.Net.Parameters, first.Optimiser);
        var resumed = new Course();
        Checkpoint.Load(Checkpointed, resumed.Net.Parameters, resumed.Optimiser);
        Assert.Equal(losses[at..], resumed.Trainer.Run(Stream(), Steps));
        Assert.Equal(whole.Numbers(), resumed.Numbers());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Stream_IsNotHeldInMemory(int ahead)
    {
        int produced = 0,
            trained = 0,
            most = 0;
        var course = new Course { Ahead = ahead };
        course.Left = () => Interlocked.Increment(ref trained);
        course.Trainer.Run(Endless(), 40);
        Assert.Equal(40 * Batch, trained);
        // Those that wait, one batch in the hands of the reader, and the one that is trained on.
        Assert.InRange(most, Batch, (ahead + 2) * Batch);

        async IAsyncEnumerable<int> Endless()
        {
            while (true)
            {
                await Task.Yield();
                InterlockedMax(ref most, ++produced - Volatile.Read(ref trained));
                yield return produced % Samples;
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnErrorOfTheSource_IsThrownAtItsStep_AsItIs(bool asList)
    {
        var course = new Course { Ahead = 2 };
        string message = Assert
            .Throws<InvalidDataException>(() =>
                _ = asList
                    ? course.Trainer.Run(new IndexedSamples<int>(Samples, Load), Steps)
                    : course.Trainer.Run(Stream(Load), Steps)
            )
            .Message;
        Assert.Equal("sample 7 is damaged", message);
        Assert.True(course.Optimiser.StepCount < Steps);
        if (!asList)
            Assert.Equal(1, course.Optimiser.StepCount);

        static int Load(int i) => i != 7 ? i : throw new InvalidDataException("sample 7 is damaged");
    }

    [Fact]
    public void EmptySources_AreErrors()
    {
        Trainer<int> trainer = new Course().Trainer;
        Assert.Throws<ArgumentException>(() => trainer.Run(Array.Empty<int>(), 1));
        Assert.Throws<InvalidOperationException>(() => trainer.Run(AsyncEnumerable.Empty<int>(), 1));
        Assert.Throws<ArgumentException>(() => trainer.Validate([]));
        Assert.Throws<ArgumentException>(() => new Validation<int>([], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Validation<int>([1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IndexedSamples<int>(3, static i => i)[3]);
    }

    [Fact]
    public void WaitingForAStream_CanBeCancelled()
    {
        using var stop = new CancellationTokenSource();
        var course = new Course();
        Assert.ThrowsAny<OperationCanceledException>(() => course.Trainer.Run(Stuck(), Steps, null, stop.Token));
        Assert.Equal(1, course.Optimiser.StepCount);

        async IAsyncEnumerable<int> Stuck([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            for (int i = 0; i < Batch; i++)
                yield return i;
            stop.CancelAfter(TimeSpan.FromMilliseconds(50));
            await Task.Delay(Timeout.Infinite, cancellation);
        }
    }

    [Fact]
    public void Validate_IsAPlainMean_WithAveragedWeights()
    {
        var course = new Course { Averages = true };
        course.Trainer.Run(Course.All, 3);
        double[] trained = course.Numbers();
        double value = course.Trainer.Validate([1, 4, 6]);
        double twice = course.Trainer.Validate([1, 4, 6], (pass, i) => 2 * course.LossOf(pass, i).Value);
        Assert.Equal(trained, course.Numbers());

        double sum = 0;
        using (course.Optimiser.Average!.Use())
        {
            foreach (int i in new[] { 1, 4, 6 })
            {
                using Pass pass = course.Net.Record(training: false);
                sum += course.LossOf(pass, i).Value;
            }
        }

        Assert.Equal(sum / 3, value);
        Assert.Equal(2 * (sum / 3), twice);
        string message = Assert
            .Throws<ArithmeticException>(() =>
                course.Trainer.Validate([1, 4, 6], static (_, i) => i == 4 ? double.NaN : 0)
            )
            .Message;
        Assert.Equal("The validation after step 3 gave NaN for sample 1.", message);
    }

    [Fact]
    public void Run_StopsEarly_AndReportsValidations()
    {
        // After steps 2, 4, 6, 8 and 10.
        double[] values = [5, 3, 4, 3.5, 1];
        var course = new Course { Patience = 2 };
        course.Metric = (_, _) => values[(course.Optimiser.StepCount / 2) - 1];
        var told = new List<(long, double?)>();
        double[] losses = course.Trainer.Run(Course.All, 100, new Told(p => told.Add((p.Step, p.Validation))));

        Assert.Equal(8, losses.Length);
        Assert.Equal(4, course.Optimiser.Stopping!.BestStep);
        Assert.Equal(
            [(1, null), (2, 5), (3, null), (4, 3), (5, null), (6, 4), (7, null), (8, 3.5)],
            told.Select(static t => ((int)t.Item1, t.Item2))
        );
        Assert.Empty(course.Trainer.Run(Course.All, 100));

        var best = new Course();
        best.Trainer.Run(Course.All, 4);
        using (course.Optimiser.Stopping.UseBest())
            Assert.Equal(best.Numbers(), course.Numbers());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void RunWithEverything_Resumed_EqualsAnUninterruptedOne(int at)
    {
        Course whole = Make();
        double[] losses = whole.Trainer.Run(Course.All, Steps);

        Course first = Make();
        first.Trainer.Run(Course.All, at);
        Checkpoint.Save(Checkpointed, first.Net.Parameters, first.Optimiser);
        Course resumed = Make();
        Checkpoint.Load(Checkpointed, resumed.Net.Parameters, resumed.Optimiser);
        Assert.Equal(losses[at..], resumed.Trainer.Run(Course.All, Steps));
        Same(whole, resumed);

        static Course Make() =>
            new()
            {
                Averages = true,
                Patience = 50,
                Together = 2,
                Ahead = 1,
                Frozen = ["level"],
            };
    }

    [Fact]
    public void RunThatIsCancelledInAValidation_DoesItWhenItIsResumed()
    {
        Course whole = new() { Patience = 50, Averages = true },
            stopped = new() { Patience = 50, Averages = true };
        whole.Trainer.Run(Course.All, Steps);

        using var stop = new CancellationTokenSource();
        bool isFirst = true;
        stopped.Metric = (pass, i) =>
        {
            if (stopped.Optimiser.StepCount == 4 && isFirst)
            {
                isFirst = false;
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
            }

            return stopped.LossOf(pass, i).Value;
        };
        Assert.ThrowsAny<OperationCanceledException>(() => stopped.Trainer.Run(Course.All, Steps, null, stop.Token));
        Assert.Equal(4, stopped.Optimiser.StepCount);
        stopped.Trainer.Run(Course.All, Steps);
        Same(whole, stopped);
    }

    [Fact]
    public void ALossThatIsNotFinite_StopsBeforeItsStep_AndIsNamed()
    {
        var course = new Course();
        // Step 2 has the numbers 10 to 14 of the repeated stream: 14 is its sample 1.
        course.Weight = (step, i) => step == 2 && i == 1 ? 1e30 : 1;
        double[] before = [];
        string message = Assert
            .Throws<ArithmeticException>(() =>
                course.Trainer.Run(Stream(), Steps, new Told(_ => before = course.Numbers()))
            )
            .Message;
        Assert.Contains("The loss at step 2 is Infinity for sample 4 of its batch", message, StringComparison.Ordinal);
        Assert.Equal(2, course.Optimiser.StepCount);
        Assert.Equal(before, course.Numbers());
    }

    [Fact]
    public void ARun_DoesNotTakeGradientsThatOthersAccumulated()
    {
        var course = new Course();
        using Pass pass = course.Net.Record();
        course.Optimiser.Accumulate(pass);
        Assert.Throws<InvalidOperationException>(() => course.Trainer.Run(Course.All, 1));
    }

    private static void Same(Course expected, Course actual)
    {
        Assert.Equal(expected.Numbers(), actual.Numbers());
        Assert.Equal(expected.Optimiser.Stopping!.Best, actual.Optimiser.Stopping!.Best);
        Assert.Equal(expected.Optimiser.Stopping.BestStep, actual.Optimiser.Stopping.BestStep);
        using (expected.Optimiser.Average!.Use())
        using (actual.Optimiser.Average!.Use())
            Assert.Equal(expected.Numbers(), actual.Numbers());
        using (expected.Optimiser.Stopping.UseBest())
        using (actual.Optimiser.Stopping.UseBest())
            Assert.Equal(expected.Numbers(), actual.Numbers());
    }

    private static async IAsyncEnumerable<int> Stream(Func<int, int>? load = null)
    {
        for (int i = 0; i < Samples; i++)
        {
            await Task.Yield();
            yield return load is null ? i : load(i);
        }
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref target)))
            Interlocked.CompareExchange(ref target, value, seen);
    }

    private sealed class Told(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }

    /// <summary>A network with batch norm and dropout, and all that trains it.</summary>
    private sealed class Course
    {
        private static readonly Rows<Hidden>[] Inputs = Made();

        private readonly Lazy<(Optimiser Optimiser, Trainer<int> Trainer)> _made;

        internal Course() => _made = new(Make);

        internal static IReadOnlyList<int> All { get; } = [.. Enumerable.Range(0, Samples)];

        internal NormNet Net { get; } = new(3, Precision.Single);

        internal Optimiser Optimiser => _made.Value.Optimiser;

        internal Trainer<int> Trainer => _made.Value.Trainer;

        internal int Together { get; init; }

        internal int Ahead { get; init; }

        internal int Threads { get; init; } = 2;

        internal bool Averages { get; init; }

        internal int Patience { get; init; }

        internal IReplicas? Replicas { get; init; }

        internal string[] Frozen { get; init; } = [];

        internal Action<Pass>? Entered { get; set; }

        internal Action? Left { get; set; }

        internal Func<Pass, int, double>? Metric { get; set; }

        internal Func<long, int, double> Weight { get; set; } = static (_, _) => 1;

        internal double[] Numbers() => [.. Net.Parameters.All.SelectMany(static p => p.ToArray())];

        internal Loss LossOf(Pass pass, int i) =>
            Loss.MeanSquaredError(Net.Forward(pass.Enter(Inputs[i])), Inputs[Samples - 1 - i]);

        private (Optimiser, Trainer<int>) Make()
        {
            // A large epsilon: Adam makes steps of rounding errors where a gradient is zero otherwise.
            var optimiser = new Adam(Net.Parameters, LearningRate.Constant(0.01), epsilon: 0.1)
            {
                Replicas = Replicas,
                Frozen = Frozen,
                Average = Averages ? new WeightAverage(Net.Parameters, 0.7) : null,
                Stopping = Patience > 0 ? new EarlyStopping(Net.Parameters, Patience) : null,
            };
            var trainer = new Trainer<int>(Net, optimiser, Objective)
            {
                BatchSize = Batch,
                Threads = Threads,
                Seed = 8,
                PassesAtOnce = Together,
                ReadAhead = Ahead,
                Validation =
                    Patience > 0 ? new Validation<int>([2, 3, 5], every: 2) { Metric = (p, i) => Measure(p, i) } : null,
            };
            return (optimiser, trainer);
        }

        private double Measure(Pass pass, int i) => Metric is null ? LossOf(pass, i).Value : Metric(pass, i);

        private Loss Objective(Pass pass, int i)
        {
            Entered?.Invoke(pass);
            Loss loss = LossOf(pass, i);
            double weight = Weight(Optimiser.StepCount, i);
            // Twelve times: 1E+360 overflows.
            for (int k = 0; weight != 1 && k < 12; k++)
                loss *= weight;
            Left?.Invoke();
            return loss;
        }

        private static Rows<Hidden>[] Made()
        {
            var random = new Random(5);
            int width = 4 * Rows<Hidden>.From(ReadOnlySpan<double>.Empty).Dim;
            return
            [
                .. Enumerable
                    .Range(0, Samples)
                    .Select(_ =>
                        Rows<Hidden>.From([.. Enumerable.Range(0, width).Select(_ => random.NextDouble() - 0.5)])
                    ),
            ];
        }
    }
}
