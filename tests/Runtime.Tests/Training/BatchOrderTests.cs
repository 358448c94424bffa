namespace GeoDL.Typed.Runtime.Tests.Training;

public class BatchOrderTests
{
    [Fact]
    public void EachEpoch_IsAPermutation_AndDiffers()
    {
        var order = new BatchOrder(12, 4, seed: 3);
        int[] first = Epoch(order, 0);
        int[] second = Epoch(order, 1);
        Assert.Equal(Enumerable.Range(0, 12), first.Order());
        Assert.Equal(Enumerable.Range(0, 12), second.Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void AStep_HasTheSameBatch_WhereverTheRunStarted()
    {
        var whole = new BatchOrder(10, 3, seed: 8);
        for (long step = 0; step < 7; step++)
            _ = whole.Batch(step);
        Assert.Equal(new BatchOrder(10, 3, seed: 8).Batch(7).ToArray(), whole.Batch(7).ToArray());
    }

    private static int[] Epoch(BatchOrder order, long epoch) =>
        [
            .. Enumerable
                .Range(0, order.StepsPerEpoch)
                .SelectMany(s => order.Batch((epoch * order.StepsPerEpoch) + s).ToArray()),
        ];
}
