namespace EFCore.Mixins.Instances;

/// <summary>A save of which it is not known whether it was committed.</summary>
internal interface IDoubtfulSave
{
    /// <summary>Takes back the values that the save has given, where they were not changed since.</summary>
    void TakeBackGiven();
}
