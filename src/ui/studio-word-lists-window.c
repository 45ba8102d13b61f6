/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-word-lists-window.h"

#include <glib/gi18n-lib.h>

struct _StudioWordListsWindow
{
  AdwWindow parent_instance;

  GtkWidget *back_button;
  GtkWidget *add_button;
  GtkWidget *remove_button;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list;
  GtkEditable *name_row;
  GtkLabel *error;
  GtkTextView *text_view;
  StudioSession *session;
  StudioWordLists *lists;
  char *old_name; /* of the list on the page; NULL for a new one */
  char *old_text;
  gboolean leaving; /* the page goes once what it did is done */
};

G_DEFINE_FINAL_TYPE (StudioWordListsWindow, studio_word_lists_window, ADW_TYPE_WINDOW)

static gboolean
is_editing (StudioWordListsWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0;
}

static void
show_page (StudioWordListsWindow *self, const char *page)
{
  gboolean editing = g_str_equal (page, "editor");

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->back_button, editing);
  gtk_widget_set_visible (self->remove_button, editing && self->old_name != NULL);
  gtk_widget_set_visible (self->add_button, g_str_equal (page, "lists"));
}

/* Before they are read, nothing says that there are none. */
static void
show_lists (StudioWordListsWindow *self)
{
  gboolean none = self->lists != NULL
                  && gtk_widget_get_first_child (GTK_WIDGET (self->list)) == NULL;

  show_page (self, none ? "empty" : "lists");
}

static void
show_error (StudioWordListsWindow *self, const GError *error)
{
  gtk_label_set_label (self->error, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
}

static char *
get_text (StudioWordListsWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
edit_list (StudioWordListsWindow *self, const char *name)
{
  const char *text = name == NULL ? NULL : studio_word_lists_get_text (self->lists, name);

  g_free (self->old_name);
  g_free (self->old_text);
  self->old_name = g_strdup (name);
  self->old_text = g_strdup (text == NULL ? "" : text);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_editable_set_text (self->name_row, name == NULL ? "" : name);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), self->old_text, -1);
  show_page (self, "editor");
  gtk_widget_grab_focus (name == NULL ? GTK_WIDGET (self->name_row) : GTK_WIDGET (self->text_view));
}

static void
add_row (StudioWordListsWindow *self, const char *name)
{
  guint n = g_strv_length ((char **) studio_word_lists_get_entries (self->lists, name));
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%'u entry", "%'u entries", n), n);
  GtkWidget *row = g_object_new (
      ADW_TYPE_ACTION_ROW, "title", name, "subtitle", subtitle, "activatable", TRUE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_append (self->list, row);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioWordListsWindow) self = data;
  g_autoptr (GError) error = NULL;
  StudioWordLists *lists = studio_session_load_word_lists_finish (
      STUDIO_SESSION (source), result, &error);
  GtkWidget *row;

  if (self->session == NULL || lists == NULL)
    {
      if (self->session != NULL)
        adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
      g_clear_pointer (&lists, studio_word_lists_unref);
      return;
    }
  g_clear_pointer (&self->lists, studio_word_lists_unref);
  self->lists = lists;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_auto (GStrv) names = studio_word_lists_dup_names (lists);
  for (guint i = 0; names[i] != NULL; i++)
    add_row (self, names[i]);
  if (self->leaving || !is_editing (self))
    show_lists (self);
  self->leaving = FALSE;
}

static void
load_lists (StudioWordListsWindow *self)
{
  studio_session_load_word_lists_async (self->session, loaded_cb, g_object_ref (self));
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioWordListsWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = studio_session_edit_word_list_finish (STUDIO_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  if (done)
    {
      load_lists (self);
      return;
    }
  if (self->leaving)
    show_page (self, "editor");
  self->leaving = FALSE;
  show_error (self, error);
}

static void
edit_lists (StudioWordListsWindow *self, const char *name, const char *text, const char *old_name)
{
  studio_session_edit_word_list_async (
      self->session, name, text, old_name, edited_cb, g_object_ref (self));
}

/* Returns whether there is something to save; a list without name and entries is none. */
static gboolean
save (StudioWordListsWindow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  g_autofree char *text = get_text (self);

  if (!is_editing (self) || self->leaving
      || (g_strcmp0 (name, self->old_name) == 0 && g_str_equal (text, self->old_text))
      || (*name == '\0' && *text == '\0'))
    return FALSE;
  self->leaving = TRUE;
  edit_lists (self, name, text, self->old_name);
  return TRUE;
}

static void
back_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  StudioWordListsWindow *self = STUDIO_WORD_LISTS_WINDOW (widget);

  if (!is_editing (self) || self->leaving)
    gtk_window_close (GTK_WINDOW (self));
  else if (!save (self))
    show_lists (self);
}

static void
add_cb (StudioWordListsWindow *self)
{
  edit_list (self, NULL);
}

static void
restore_cb (AdwToast *toast, StudioWordListsWindow *self)
{
  const char *name = g_object_get_data (G_OBJECT (toast), "name");
  const char *text = g_object_get_data (G_OBJECT (toast), "text");

  edit_lists (self, name, text, NULL);
}

static void
remove_cb (StudioWordListsWindow *self)
{
  g_autofree char *title = g_strdup_printf (_ ("“%s” removed"), self->old_name);
  AdwToast *toast = adw_toast_new (title);

  g_object_set_data_full (G_OBJECT (toast), "name", g_strdup (self->old_name), g_free);
  g_object_set_data_full (G_OBJECT (toast), "text", get_text (self), g_free);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (restore_cb), self, 0);
  self->leaving = TRUE;
  edit_lists (self, NULL, NULL, self->old_name);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
row_activated_cb (StudioWordListsWindow *self, AdwPreferencesRow *row)
{
  edit_list (self, adw_preferences_row_get_title (row));
}

/* A name that cannot be used keeps the window, so that nothing typed is lost. */
static gboolean
studio_word_lists_window_close_request (GtkWindow *window)
{
  StudioWordListsWindow *self = STUDIO_WORD_LISTS_WINDOW (window);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));

  save (self);
  if (self->leaving && !studio_word_list_name_is_valid (name))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (studio_word_lists_window_parent_class)->close_request (window);
}

static void
studio_word_lists_window_dispose (GObject *object)
{
  StudioWordListsWindow *self = STUDIO_WORD_LISTS_WINDOW (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_WORD_LISTS_WINDOW);
  G_OBJECT_CLASS (studio_word_lists_window_parent_class)->dispose (object);
}

static void
studio_word_lists_window_finalize (GObject *object)
{
  StudioWordListsWindow *self = STUDIO_WORD_LISTS_WINDOW (object);

  g_clear_pointer (&self->lists, studio_word_lists_unref);
  g_free (self->old_name);
  g_free (self->old_text);
  G_OBJECT_CLASS (studio_word_lists_window_parent_class)->finalize (object);
}

static void
studio_word_lists_window_class_init (StudioWordListsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_word_lists_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_word_lists_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_word_lists_window_close_request;
  gtk_widget_class_install_action (widget_class, "word-lists.back", NULL, back_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-word-lists-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioWordListsWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, StudioWordListsWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, StudioWordListsWindow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, StudioWordListsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StudioWordListsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioWordListsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, StudioWordListsWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, StudioWordListsWindow, error);
  gtk_widget_class_bind_template_child (widget_class, StudioWordListsWindow, text_view);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
studio_word_lists_window_init (StudioWordListsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_word_lists_window_new:
 * @session: whose lists are edited
 * @parent: (nullable): the window that it belongs to
 *
 * Returns: (transfer none): a window, not yet presented
 */
GtkWindow *
studio_word_lists_window_new (StudioSession *session, GtkWindow *parent)
{
  StudioWordListsWindow *self = g_object_new (
      STUDIO_TYPE_WORD_LISTS_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  show_lists (self);
  load_lists (self);
  return GTK_WINDOW (self);
}
