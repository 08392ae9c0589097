using EFCore.Mixins.Serializing.Models;


namespace EFCore.Mixins;

/// <content>Instances as models of the application's own: records and classes.</content>
public static partial class Serialization
{
    extension(ISerializeMixin instance)
    {
        /// <summary>Creates a record or object from the instance and what it holds: constructor parameters, and properties that can be set.</summary>
        /// <remarks>
        ///     Names match as in filters. Complex and owned members and loaded relations become models in turn, lists of them
        ///     arrays or lists. Values are widened, enums taken by name or number, strongly-typed ids as they are stored.
        ///     Optional parameters and properties that are not <c>required</c> stay as they are where the instance has nothing for them.
        /// </remarks>
        /// <exception cref="ModelException">Something that the model requires is missing or not loaded, or does not fit.</exception>
        public TModel ToModel<TModel>()
            where TModel : notnull
        {
            ArgumentNullException.ThrowIfNull(instance);
            return (TModel)ModelReader.Read(instance, typeof(TModel));
        }
    }
}
