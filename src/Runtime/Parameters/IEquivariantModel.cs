namespace GeoDL.Typed;

/// <summary>The interface that the generator implements on every model.</summary>
public interface IEquivariantModel
{
    /// <summary>All parameters, modules included.</summary>
    ParameterSet Parameters { get; }

    /// <summary>Starts a recorded pass: enter the inputs, call Forward, then run a loss backwards.</summary>
    /// <param name="training">Whether dropout drops and batch norm uses the batch's statistics.</param>
    /// <param name="step">The number of the training step: random layers are a function of seed, step and path, so a
    /// resumed run reproduces them.</param>
    Pass Record(bool training = true, long step = 0);
}
