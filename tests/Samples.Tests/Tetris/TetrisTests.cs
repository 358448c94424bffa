using GeoDL.Typed.Samples.Tetris;

namespace GeoDL.Typed.Samples.Tests.Tetris;

public class TetrisTests
{
    [Fact]
    public void TrainedInOneOrientation_ItKnowsEveryShapeInAllAndTellsLeftFromRight() =>
        Assert.All(
            Evaluation.Run(Training.Run(seed: 7, steps: 200), orientations: 20, seed: 3),
            static right => Assert.Equal(20, right)
        );

    [Fact]
    public void Untrained_ItDoesNot() =>
        Assert.NotEqual(8 * 20, Evaluation.Run(new TetrisNet(seed: 7), orientations: 20, seed: 3).Sum());
}
