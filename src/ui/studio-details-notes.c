/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-details-notes.h"

#include "studio-edit-actions.h"
#include "studio-note-field.h"
#include "studio-property.h"
#include "studio-rating-bar.h"
#include "studio-tag-field.h"

struct _StudioDetailsNotes
{
  AdwBin parent_instance;

  StudioRatingBar *rating;
  StudioTagField *tags;
  StudioNoteField *note;

  StudioSession *session;
  StudioRecord *record;
  GHashTable *unread; /* gint64 to string: notes that were sent to the library, as it keeps them,
                         until the record says so too */
};

typedef enum
{
  PROP_RECORD = 1,
} StudioDetailsNotesProperty;

static GParamSpec *properties[PROP_RECORD + 1];

G_DEFINE_FINAL_TYPE (StudioDetailsNotes, studio_details_notes, ADW_TYPE_BIN)

static void
apply (StudioDetailsNotes *self, const StudioEdit *edit)
{
  if (self->session == NULL || self->record == NULL)
    return;
  gint64 id = studio_record_get_id (self->record);
  studio_edit_actions_apply (GTK_WIDGET (self), self->session, &id, 1, edit);
}

/* A record that is read again for another reason does not bring back an older note. */
static void
show_note (StudioDetailsNotes *self)
{
  gint64 id = self->record == NULL ? 0 : studio_record_get_id (self->record);
  const char *kept = self->record == NULL ? NULL : studio_record_get_note (self->record);
  const char *sent = g_hash_table_lookup (self->unread, &id);

  studio_note_field_set_text (self->note, sent == NULL ? kept : sent);
  if (sent != NULL && g_strcmp0 (sent, kept == NULL ? "" : kept) == 0)
    g_hash_table_remove (self->unread, &id);
}

static void
save_note_cb (StudioDetailsNotes *self, const char *text)
{
  StudioEdit edit = { .mask = STUDIO_EDIT_NOTE, .note = text };

  if (self->record == NULL)
    return;
  gint64 id = studio_record_get_id (self->record);
  g_hash_table_replace (self->unread, g_memdup2 (&id, sizeof id), studio_library_limit_note (text));
  apply (self, &edit);
}

static void
rated_cb (StudioDetailsNotes *self, int rating)
{
  StudioEdit edit = { .mask = STUDIO_EDIT_RATING, .rating = rating };
  apply (self, &edit);
}

static void
tags_added_cb (StudioDetailsNotes *self, char **tags)
{
  StudioEdit edit = { .mask = STUDIO_EDIT_TAGS, .add_tags = (const char *const *) tags };
  apply (self, &edit);
}

static void
tag_removed_cb (StudioDetailsNotes *self, const char *tag)
{
  const char *const tags[] = { tag, NULL };
  StudioEdit edit = { .mask = STUDIO_EDIT_TAGS, .remove_tags = tags };
  apply (self, &edit);
}

static void
tags_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioDetailsNotes) self = data;
  g_auto (GStrv) tags = studio_session_list_tags_finish (STUDIO_SESSION (source), result, NULL);

  if (tags != NULL && self->tags != NULL)
    studio_tag_field_set_known (self->tags, (const char *const *) tags);
}

/* Whoever comes to type a tag gets those proposed that there are by now. */
static void
tags_entered_cb (StudioDetailsNotes *self)
{
  if (self->session != NULL && studio_session_get_library (self->session) != NULL)
    studio_session_list_tags_async (self->session, NULL, tags_listed_cb, g_object_ref (self));
}

static void
set_record (StudioDetailsNotes *self, StudioRecord *record)
{
  if (record == self->record)
    return;
  /* What is typed belongs to the image that was shown. */
  studio_note_field_commit (self->note);
  studio_tag_field_commit (self->tags);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (
        record, "notify::note", G_CALLBACK (show_note), self, G_CONNECT_SWAPPED);
  show_note (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

static void
studio_details_notes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioDetailsNotesProperty) id)
    {
    case PROP_RECORD:
      g_value_set_object (value, STUDIO_DETAILS_NOTES (object)->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_details_notes_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch ((StudioDetailsNotesProperty) id)
    {
    case PROP_RECORD:
      set_record (STUDIO_DETAILS_NOTES (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_details_notes_dispose (GObject *object)
{
  StudioDetailsNotes *self = STUDIO_DETAILS_NOTES (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_DETAILS_NOTES);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_details_notes_parent_class)->dispose (object);
}

static void
studio_details_notes_finalize (GObject *object)
{
  g_hash_table_unref (STUDIO_DETAILS_NOTES (object)->unread);
  G_OBJECT_CLASS (studio_details_notes_parent_class)->finalize (object);
}

static void
studio_details_notes_class_init (StudioDetailsNotesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_details_notes_get_property;
  object_class->set_property = studio_details_notes_set_property;
  object_class->dispose = studio_details_notes_dispose;
  object_class->finalize = studio_details_notes_finalize;
  properties[PROP_RECORD] = g_param_spec_object (
      "record", NULL, NULL, STUDIO_TYPE_RECORD, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (STUDIO_TYPE_NOTE_FIELD);
  g_type_ensure (STUDIO_TYPE_RATING_BAR);
  g_type_ensure (STUDIO_TYPE_TAG_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-details-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsNotes, rating);
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsNotes, tags);
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsNotes, note);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_note_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_entered_cb);
}

static void
studio_details_notes_init (StudioDetailsNotes *self)
{
  self->unread = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_details_notes_set_session:
 * @self: the notes
 * @session: (nullable): who writes them down
 */
void
studio_details_notes_set_session (StudioDetailsNotes *self, StudioSession *session)
{
  g_return_if_fail (STUDIO_IS_DETAILS_NOTES (self));
  g_set_object (&self->session, session);
}
