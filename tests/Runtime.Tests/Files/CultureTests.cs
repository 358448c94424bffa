using GeoDL.Typed.Runtime.Tests.Training;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>What is written under one culture is the same, and is read, under every other.</summary>
public sealed class CultureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Checkpoints_DoNotKnowAComma() => Check(Cultures.Comma);

    [TurkishFact]
    public void Checkpoints_DoNotKnowTurkish() => Check(Cultures.Turkish);

    [Fact]
    public void Descriptions_DoNotKnowAComma() =>
        Assert.Equal(Descriptions(), Cultures.Under(Cultures.Comma, Descriptions));

    private void Check(string culture)
    {
        byte[] expected = Saved("invariant");
        Assert.Equal(expected, Cultures.Under(culture, () => Saved("other")));
        var model = new FakeModel(2);
        Cultures.Under(culture, () => Checkpoint.Load(_folder.PathOf("invariant"), model.Parameters, Optimiser(model)));
        Assert.Equal(new FakeModel(1).Numbers(), model.Numbers());
    }

    private byte[] Saved(string name)
    {
        var model = new FakeModel(1);
        Checkpoint.Save(
            _folder.PathOf(name),
            model.Parameters,
            Optimiser(model),
            new Dictionary<string, string> { ["Title"] = "i" }
        );
        return File.ReadAllBytes(_folder.PathOf(name));
    }

    private static AdamW Optimiser(FakeModel model) =>
        new(model.Parameters, LearningRate.Cosine(0.05, 12, 3, 0.001), 0.02) { ClipNorm = 1.5 };

    private static string[] Descriptions()
    {
        var model = new FakeModel();
        return
        [
            new Adam(model.Parameters, 1e-3).Description,
            Optimiser(model).Description,
            new Adam(model.Parameters, LearningRate.Decay(0.5, 0.25, 1000)).Description,
            model.First.ToString(),
            Cell.Orthorhombic(1.5, 2.5, -0.0 + 3).ToString()!,
        ];
    }
}
