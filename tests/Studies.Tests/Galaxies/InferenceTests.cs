using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Baselines;
using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Running;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

/// <summary>Learning the universe of a cloud: scores, baselines, training, files.</summary>
public sealed class InferenceTests(SimulatedClouds simulated) : IClassFixture<SimulatedClouds>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InferenceData _data = new(
        simulated.Clouds[..12],
        simulated.Clouds[12..16],
        simulated.Clouds[16..]
    );

    [Fact]
    public void Score_IsZeroForTheMeanAndOneForTheTruth()
    {
        double[][] truth =
        [
            [0.1, 0.6],
            [0.3, 0.9],
            [0.5, 0.9],
        ];
        Assert.Equal([1.0, 1.0], InferenceScore.Of(truth, truth).R2);
        InferenceScore mean = InferenceScore.Of(
            truth,
            [
                [0.3, 0.8],
                [0.3, 0.8],
                [0.3, 0.8],
            ]
        );
        Near.Equal(0, mean.R2[0], Tolerance.Zero, scale: 1);
        Near.Equal(0, mean.R2[1], Tolerance.Zero, scale: 1);
        Near.Equal(0.02, mean.MeanSquaredError[1], Tolerance.Rounding.Dozens);
        Assert.Equal(
            [0.2, 0.7],
            CosmologyLabels.Unscale(CosmologyLabels.Scale([0.2, 0.7])).Select(static v => Math.Round(v, 12))
        );
    }

    [Fact]
    public void Intervals_ArePairedOverClouds()
    {
        var random = new RandomStream(8);
        double[][] truth = [.. Enumerable.Range(0, 200).Select(_ => new[] { random.Normal(), random.Normal() })];
        double[][] near = [.. truth.Select(t => new[] { t[0] + (0.5 * random.Normal()), t[1] })];
        double[][] nearer = [.. truth.Zip(near, static (t, n) => new[] { t[0] + (0.9 * (n[0] - t[0])), t[1] })];
        var intervals = new InferenceIntervals(truth);
        Near.Equal(InferenceScore.Of(truth, near).R2[0], intervals.Of(near, 0).Value, Tolerance.Rounding.Dozens);
        Assert.Equal((1.0, 1.0), (intervals.Of(near, 1).Low, intervals.Of(near, 1).High));
        // The two models' own intervals overlap; that of their difference on the same clouds is far from zero.
        Assert.True(intervals.Of(nearer, 0).Low < intervals.Of(near, 0).High);
        Assert.True(intervals.Difference(nearer, near, 0).Low > 0.02);
    }

    [Fact]
    public void PairStatistics_AreThoseOfTwoGalaxiesInABox()
    {
        // 20 Mpc/h apart across the edge of the box, falling towards each other with 300 km/s.
        var cloud = new GalaxyCloud([495, 10, 10, 15, 10, 10], [100, 0, 0, -200, 0, 0], 500, null);
        PairStatistics statistics = PairStatistics.Of(cloud);
        int bin = (int)(
            (20 - PairStatistics.Nearest)
            / ((PairStatistics.Farthest - PairStatistics.Nearest) / PairStatistics.TwoPointBins)
        );
        Assert.True(statistics.TwoPoint[bin] > 0);
        Assert.All(statistics.TwoPoint.Where((_, i) => i != bin), static xi => Assert.Equal(-1, xi));
        Near.Equal(-300, statistics.Infall[2], Tolerance.Rounding.Dozens);
        Near.Equal(0.5 * Math.Log((1e4 + 4e4) / 6 + 1), statistics.LogDispersion, Tolerance.Rounding.Dozens);
        Assert.Equal(31, statistics.Select(PairStatisticsSet.WithInfall).Length);
    }

    [Fact]
    public void Ridge_FindsALinearLaw()
    {
        var random = new RandomStream(4);
        double[][] rows =
        [
            .. Enumerable.Range(0, 60).Select(_ => new[] { random.Normal(), 5 + (3 * random.Normal()) }),
        ];
        double[][] labels = [.. rows.Select(static r => new[] { 0.3 + (0.1 * r[0]), 0.8 - (0.02 * r[1]) })];
        RidgeBaseline ridge = RidgeBaseline.Fit(rows[..40], labels[..40], rows[40..], labels[40..]);
        double[] predicted = ridge.Predict([0.5, 2]);
        Near.Equal(0.35, predicted[0], Tolerance.Sample.Ridge);
        Near.Equal(0.76, predicted[1], Tolerance.Sample.Ridge);
    }

    [Fact]
    public void ATrainingThatIsInterrupted_EndsAsIfItHadNotBeen()
    {
        var plan = new InferencePlan(12, 4, 3e-3, 0.1, Seed: 5) { Validations = 4 };
        EquivariantEstimator<PairFeatures> whole = Estimators.Pairs(PairStatisticsSet.WithInfall),
            first = Estimators.Pairs(PairStatisticsSet.WithInfall),
            second = Estimators.Pairs(PairStatisticsSet.WithInfall);
        whole.Train(_data, plan);

        var file = new TrainingStateFile(_folder.PathOf("training.safetensors"), "plan A");
        first.StateFile = file;
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            first.Train(
                _data,
                plan,
                new Told(p =>
                {
                    if (p.Step == 6)
                        stop.Cancel();
                }),
                stop.Token
            )
        );
        second.StateFile = file;
        Assert.Equal([9L, 12L], second.Train(_data, plan).Select(static p => p.Step));

        Assert.Equal(whole.Predict(_data.Test), second.Predict(_data.Test));
        var foreign = Assert.Throws<DataFileException>(() =>
        {
            second.StateFile = new TrainingStateFile(_folder.PathOf("training.safetensors"), "plan B");
            second.Train(_data, plan);
        });
        Assert.Contains("plan A", foreign.Message, StringComparison.Ordinal);
        Assert.Contains("--fresh", foreign.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANetworkInAFile_IsEvaluatedOnOtherClouds()
    {
        string model = _folder.PathOf("model.safetensors");
        StoredClouds.Write(_folder.FullName, simulated.Clouds[16..20], seed: 1);
        EquivariantEstimator<Surroundings> estimator = Estimators.Best();
        IReadOnlyList<InferencePoint> points = estimator.Train(
            _data,
            new InferencePlan(3, 4, 3e-3, 0.1, Seed: 5) { Validations = 1 }
        );
        EstimatorFile.Save(model, Estimators.BestName, estimator, InferenceInput.Velocities, points[0].Validation);

        var output = new StringWriter();
        InferenceScore score = CosmologyEvaluation.Run(model, StoredClouds.PositionFile(_folder.FullName), output);
        GalaxyCloud[] clouds = CloudFiles.Open(_folder.FullName).Clouds(0, 4);
        Assert.Equal(InferenceScore.Of(InferenceScore.Truth(clouds), estimator.Predict(clouds)).R2, score.R2);
        Assert.Contains("Omega_m", output.ToString(), StringComparison.Ordinal);

        SymmetryReport single = SymmetryReport.Measure(estimator, clouds[..1], 3),
            twice = SymmetryReport.Measure(estimator.In(Precision.Double), clouds[..1], 3);
        Assert.InRange(
            Math.Max(single.Rotation, Math.Max(single.Reflection, single.Permutation)),
            0,
            Tolerance.Sample.Network.Single
        );
        Assert.InRange(
            Math.Max(twice.Rotation, Math.Max(twice.Reflection, Math.Max(twice.Translation, twice.Permutation))),
            0,
            Tolerance.Sample.Network.Double
        );
    }

    [Fact]
    public void TwoNetworksInFilesAreCompared_OnTheSameClouds()
    {
        string model = _folder.PathOf("model.safetensors"),
            other = _folder.PathOf("other.safetensors");
        StoredClouds.Write(_folder.FullName, simulated.Clouds[16..20], seed: 1);
        EquivariantEstimator<PairFeatures> all = Train(model, PairStatisticsSet.WithInfall, InferenceInput.Velocities),
            positions = Train(other, PairStatisticsSet.TwoPoint, InferenceInput.Positions);

        var output = new StringWriter();
        EvaluateCommand.Run(model, _folder.FullName, output, [other, model]);

        // Each network sees of the clouds what it has learned from.
        GalaxyCloud[] clouds = CloudFiles.Open(_folder.FullName).Clouds(0, 4);
        var intervals = new InferenceIntervals(InferenceScore.Truth(clouds));
        double[][] theirs = positions.Predict(InferenceInput.Positions.Of(clouds));
        for (int p = 0; p < CosmologyLabels.Count; p++)
        {
            Assert.Contains(
                $"R2 {intervals.Of(theirs, p).ToText("0.0000")}   "
                    + $"difference {intervals.Difference(all.Predict(clouds), theirs, p).ToText("0.0000")}",
                output.ToString(),
                StringComparison.Ordinal
            );
        }

        Assert.Contains("Against perceptron: two-point", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("difference 0.0000 [0.0000, 0.0000]", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AVelocityNetwork_IsNotComparedWithOneThatInfers()
    {
        string velocity = _folder.PathOf("velocity.safetensors"),
            pairs = _folder.PathOf("pairs.safetensors");
        VelocityFile.Save(velocity, new VelocityNet(3).Parameters);
        StoredClouds.Write(_folder.FullName, simulated.Clouds[16..18], seed: 1);
        Train(pairs, PairStatisticsSet.TwoPoint, InferenceInput.Positions);
        foreach (
            (string model, string other, string file) in new[]
            {
                (velocity, pairs, velocity),
                (pairs, velocity, velocity),
                (pairs, _folder.PathOf("nowhere"), "nowhere"),
            }
        )
        {
            var output = new StringWriter();
            Assert.Contains(
                file,
                Assert
                    .Throws<DataFileException>(() => EvaluateCommand.Run(model, _folder.FullName, output, [other]))
                    .Message,
                StringComparison.Ordinal
            );
            Assert.Equal("", output.ToString());
        }
    }

    [Fact]
    public void AVelocityNetworkInAFile_IsEvaluatedOnCloudsOfAnyName()
    {
        string model = _folder.PathOf("velocity.safetensors");
        var net = new VelocityNet(3);
        VelocityFile.Save(model, net.Parameters);
        StoredClouds.Write(_folder.FullName, simulated.Clouds[16..18], seed: 1);
        foreach (string file in Directory.GetFiles(_folder.FullName, "peaks512_*"))
            File.Move(file, file.Replace("peaks512_", "mine_", StringComparison.Ordinal));

        var output = new StringWriter();
        EvaluateCommand.Run(model, _folder.FullName, output);
        Assert.Contains("2 clouds", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("velocities from positions", output.ToString(), StringComparison.Ordinal);
        GalaxyCloud[] clouds = CloudFiles.Open(_folder.FullName).Clouds(0, 2);
        Near.Equal(
            VelocityScore
                .Of(
                    clouds,
                    c =>
                        Array.ConvertAll(
                            net.Predict(
                                    PointCloud.Create<Galaxy>(
                                        c.Positions,
                                        [.. Enumerable.Repeat(1.0, c.Count)],
                                        Neighbours.WithinRadius(VelocityNet.Radius),
                                        c.Cell
                                    )
                                )
                                .ToArray(),
                            static v => v * NetworkVelocityModel.Unit
                        )
                )
                .R2,
            VelocityEvaluation.Run(model, _folder.FullName, output).R2,
            Tolerance.Rounding.Dozens
        );

        File.Copy(_folder.PathOf("mine_pos_u16.npy"), _folder.PathOf("yours_pos_u16.npy"));
        Assert.Contains(
            "mine_pos_u16.npy, yours_pos_u16.npy",
            Assert.Throws<DataFileException>(() => CloudFiles.Open(_folder.FullName)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void FilesThatCannotBeUsed_AreNamed()
    {
        string text = _folder.Write("notes.txt", "this is no checkpoint, but long enough to look like one"),
            empty = _folder.Write("empty.safetensors", "");
        Assert.Contains(
            "no checkpoint",
            Assert.Throws<DataFileException>(() => EstimatorFile.Load(text)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "cut off",
            Assert.Throws<DataFileException>(() => EstimatorFile.Load(empty)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no such file",
            Assert.Throws<DataFileException>(() => EstimatorFile.Load(_folder.PathOf("nowhere"))).Message,
            StringComparison.Ordinal
        );

        string model = _folder.PathOf("model.safetensors");
        EquivariantEstimator<PairFeatures> pairs = Estimators.Pairs(PairStatisticsSet.TwoPoint);
        var score = new InferenceScore([0.5, 0.5], [0, 0]);
        EstimatorFile.Save(model, Estimators.BestName, pairs, InferenceInput.Positions, score);
        Assert.Contains(
            model,
            Assert.Throws<DataFileException>(() => EstimatorFile.Load(model)).Message,
            StringComparison.Ordinal
        );

        EstimatorFile.Save(
            model,
            "l1-small",
            (IStoredEstimator)Estimators.Find("l1-small"),
            InferenceInput.Positions,
            score
        );
        byte[] bytes = File.ReadAllBytes(model);
        File.WriteAllBytes(model, bytes[..^100]);
        Assert.Contains(
            model,
            Assert.Throws<DataFileException>(() => EstimatorFile.Load(model)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "positions is expected",
            Assert.Throws<DataFileException>(() => CloudFiles.Open(text)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "l1-medium",
            Assert.Throws<DataFileException>(() => Estimators.Find("l7")).Message,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A perceptron after two steps, in a file.</summary>
    private EquivariantEstimator<PairFeatures> Train(string file, PairStatisticsSet set, InferenceInput input)
    {
        EquivariantEstimator<PairFeatures> estimator = Estimators.Pairs(set);
        IReadOnlyList<InferencePoint> points = estimator.Train(
            _data.For(input),
            new InferencePlan(2, 4, 3e-3, 0.1, Seed: 5) { Validations = 1 }
        );
        EstimatorFile.Save(file, Estimators.PairsName(set), estimator, input, points[0].Validation);
        return estimator;
    }

    private sealed class Told(Action<InferencePoint> action) : IProgress<InferencePoint>
    {
        public void Report(InferencePoint value) => action(value);
    }
}
