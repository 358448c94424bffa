using GeoDL.Typed.Samples.Digits.Training;

namespace GeoDL.Typed.Samples.Digits.Networks;

/// <summary>The networks of the contest, of about equal numbers of weights.</summary>
public static class Classifiers
{
    /// <summary>An ordinary convolutional network.</summary>
    public static Classifier Plain(ulong seed)
    {
        var net = new PlainNet(seed);
        return new Classifier<PlainInk, PlainDigit>(
            "plain CNN",
            net,
            (pass, images, labels) => Loss.CrossEntropy(net.Forward(pass.Enter(images)), labels),
            images => net.Predict(images),
            images => new Field(images.Width, "16x0", net.Trunk.Predict(images).ToArray())
        );
    }

    /// <summary>A network of the quarter turns.</summary>
    public static Classifier P4(ulong seed)
    {
        var net = new P4Net(seed);
        return new Classifier<QuarterInk, QuarterDigit>(
            "p4",
            net,
            (pass, images, labels) => Loss.CrossEntropy(net.Forward(pass.Enter(images)), labels),
            images => net.Predict(images)
        );
    }

    /// <summary>A network of all turns.</summary>
    public static Classifier Steerable(ulong seed)
    {
        var net = new SteerableNet(seed);
        return new Classifier<TurningInk, TurningDigit>(
            "SO(2)",
            net,
            (pass, images, labels) => Loss.CrossEntropy(net.Forward(pass.Enter(images)), labels),
            images => net.Predict(images),
            images => new Field(images.Width, "24x0 + 8x1 + 8x2", net.Trunk.Predict(images).ToArray())
        );
    }

    /// <summary>Cohen and Welling's network of the quarter turns, for the benchmark.</summary>
    public static Classifier P4Benchmark(ulong seed)
    {
        var net = new P4Cnn(seed);
        return new Classifier<QuarterInk, QuarterDigit>(
            "P4CNN",
            net,
            (pass, images, labels) => Loss.CrossEntropy(net.Forward(pass.Enter(images)), labels),
            images => net.Predict(images),
            side: 28
        );
    }

    /// <summary>The larger network of all turns, for the benchmark.</summary>
    public static Classifier SteerableBenchmark(ulong seed)
    {
        var net = new BenchmarkNet(seed);
        return new Classifier<EighthInk, EighthDigit>(
            "C8, six layers",
            net,
            (pass, images, labels) => Loss.CrossEntropy(net.Forward(pass.Enter(images)), labels),
            images => net.Predict(images),
            side: 28
        );
    }

    /// <summary>The network that sees no border.</summary>
    public static Classifier Open(ulong seed)
    {
        var net = new OpenNet(seed);
        return new Classifier<TurningInk, TurningDigit>(
            "SO(2), no border",
            net,
            (pass, images, labels) => Loss.CrossEntropy(net.Forward(pass.Enter(images)), labels),
            images => net.Predict(images),
            side: 57
        );
    }
}
