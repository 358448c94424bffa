namespace GeoDL.Typed;

/// <summary>The loss of one sample: enters the sample into the pass, runs the model, compares.</summary>
/// <typeparam name="TSample">The type of a sample.</typeparam>
public delegate Loss Objective<TSample>(Pass pass, TSample sample);
