using EFCore.Mixins.Serializing.Models;


namespace EFCore.Mixins;

/// <content>Instances as records and classes of the application.</content>
public static partial class Serialization
{
    extension(ISerializeMixin instance)
    {
        /// <summary>Creates a record or object from the instance, by constructor parameters and settable properties.</summary>
        /// <remarks>
        ///     Names match as in filters. Complex and owned members and loaded relations are converted to models too, and lists of them to
        ///     arrays or lists. Numbers are widened, enums converted by name or number, strongly-typed ids from their stored form.
        ///     Optional parameters and properties that are not <c>required</c> keep their defaults if the instance has no value for them.
        /// </remarks>
        /// <exception cref="ModelException">A member that the model requires is missing, not loaded or of the wrong type.</exception>
        public TModel ToModel<TModel>()
            where TModel : notnull
        {
            ArgumentNullException.ThrowIfNull(instance);
            return (TModel)ModelInstanceReader.Read(instance, typeof(TModel));
        }
    }
}
