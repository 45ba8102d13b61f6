/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tag-completion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PROPOSALS 6
#define TAG_KEY "studio-tag"

struct _StudioTagCompletion
{
  GObject parent_instance;

  GtkEntry *entry; /* not owned: it outlives this */
  GtkWidget *popover;
  GtkListBox *list;
  char **tags;
  gboolean writing; /* the text changes because a proposal was taken */
};

G_DEFINE_FINAL_TYPE (StudioTagCompletion, studio_tag_completion, G_TYPE_OBJECT)

/* What stands behind the last comma is the tag that is being typed. */
static const char *
find_last (const char *text)
{
  const char *comma = strrchr (text, ',');
  const char *last = comma == NULL ? text : comma + 1;

  return last + strspn (last, " ");
}

static void
hide (StudioTagCompletion *self)
{
  gtk_list_box_unselect_all (self->list);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static GtkWidget *
create_row (const char *tag)
{
  GtkWidget *label = gtk_label_new (tag);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, tag, -1);
  g_object_set_data_full (G_OBJECT (row), TAG_KEY, g_strdup (tag), g_free);
  return row;
}

static void
show_proposals (StudioTagCompletion *self, char **proposals)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (gsize i = 0; proposals[i] != NULL; i++)
    gtk_list_box_append (self->list, create_row (proposals[i]));
  if (proposals[0] == NULL)
    hide (self);
  else
    gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
changed_cb (StudioTagCompletion *self)
{
  if (self->writing || self->tags == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->entry)))
    return;
  g_auto (GStrv) proposals = studio_tag_completion_match (
      (const char *const *) self->tags, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  show_proposals (self, proposals);
}

static void
activated_cb (StudioTagCompletion *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  studio_tag_completion_take (self);
}

static void
move_by (StudioTagCompletion *self, int step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int position = selected == NULL ? (step > 0 ? 0 : -1)
                                  : gtk_list_box_row_get_index (selected) + step;

  gtk_list_box_select_row (
      self->list, position < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, position));
}

static gboolean
key_cb (StudioTagCompletion *self, guint key)
{
  if (!gtk_widget_get_visible (self->popover))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      move_by (self, key == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      hide (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
studio_tag_completion_finalize (GObject *object)
{
  StudioTagCompletion *self = STUDIO_TAG_COMPLETION (object);

  studio_tag_completion_dispose (self);
  g_strfreev (self->tags);
  G_OBJECT_CLASS (studio_tag_completion_parent_class)->finalize (object);
}

static void
studio_tag_completion_class_init (StudioTagCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_tag_completion_finalize;
}

static void
studio_tag_completion_init (StudioTagCompletion *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tags"), -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_set_can_focus (self->popover, FALSE);
}

/**
 * studio_tag_completion_new:
 * @entry: where tags are typed
 *
 * Returns: (transfer full): a completion, which shows nothing until it knows tags
 */
StudioTagCompletion *
studio_tag_completion_new (GtkEntry *entry)
{
  StudioTagCompletion *self = g_object_new (STUDIO_TYPE_TAG_COMPLETION, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = entry;
  gtk_widget_set_parent (self->popover, GTK_WIDGET (entry));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * studio_tag_completion_dispose:
 * @self: a completion
 *
 * To be called before the entry goes.
 */
void
studio_tag_completion_dispose (StudioTagCompletion *self)
{
  g_return_if_fail (STUDIO_IS_TAG_COMPLETION (self));
  if (self->popover == NULL)
    return;
  self->list = NULL;
  gtk_widget_unparent (self->popover);
  self->popover = NULL;
}

/**
 * studio_tag_completion_set_tags:
 * @self: a completion
 * @tags: (array zero-terminated=1): what can be proposed, what is used most first
 */
void
studio_tag_completion_set_tags (StudioTagCompletion *self, const char *const *tags)
{
  g_return_if_fail (STUDIO_IS_TAG_COMPLETION (self));
  g_strfreev (self->tags);
  self->tags = g_strdupv ((char **) tags);
}

/**
 * studio_tag_completion_take:
 * @self: a completion
 *
 * Writes the chosen proposal into the entry.
 *
 * Returns: whether one was chosen
 */
gboolean
studio_tag_completion_take (StudioTagCompletion *self)
{
  g_return_val_if_fail (STUDIO_IS_TAG_COMPLETION (self), FALSE);
  GtkListBoxRow *row = gtk_widget_get_visible (self->popover)
                           ? gtk_list_box_get_selected_row (self->list)
                           : NULL;

  if (row == NULL)
    {
      hide (self);
      return FALSE;
    }
  g_autofree char *text = studio_tag_completion_complete (
      gtk_editable_get_text (GTK_EDITABLE (self->entry)),
      g_object_get_data (G_OBJECT (row), TAG_KEY));
  self->writing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->writing = FALSE;
  hide (self);
  return TRUE;
}

/**
 * studio_tag_completion_match:
 * @tags: (array zero-terminated=1): tags
 * @text: what is typed, several with commas between
 *
 * Returns: (transfer full) (array zero-terminated=1): the first few tags in which a word begins
 *   like what stands behind the last comma, in any case; none of nothing
 */
char **
studio_tag_completion_match (const char *const *tags, const char *text)
{
  g_autoptr (GStrvBuilder) proposals = g_strv_builder_new ();
  g_autofree char *typed = g_utf8_casefold (find_last (text), -1);
  guint n = 0;

  for (gsize i = 0; *typed != '\0' && tags[i] != NULL && n < MAX_PROPOSALS; i++)
    {
      g_autofree char *tag = g_utf8_casefold (tags[i], -1);
      const char *place = strstr (tag, typed);
      gboolean begins = place == tag || (place != NULL && place[-1] == ' ');

      if (!begins || g_str_equal (tag, typed))
        continue;
      g_strv_builder_add (proposals, tags[i]);
      n++;
    }
  return g_strv_builder_end (proposals);
}

/**
 * studio_tag_completion_complete:
 * @text: what is typed
 * @tag: the proposal that was taken
 *
 * Returns: (transfer full): @text with @tag in the place of what stands behind the last comma
 */
char *
studio_tag_completion_complete (const char *text, const char *tag)
{
  g_autofree char *before = g_strndup (text, (gsize) (find_last (text) - text));
  return g_strconcat (before, tag, NULL);
}
