/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-style.h"

#include "studio-property.h"

#include <string.h>

struct _StudioStyle
{
  GObject parent_instance;

  char *name;
  char *prompt;
  char *negative_prompt;
  char *seed;
  StudioDraftValues values; /* its texts are those above */
};

G_DEFINE_FINAL_TYPE (StudioStyle, studio_style, G_TYPE_OBJECT)

typedef enum
{
  PROP_NAME = 1,
} StudioStyleProperty;

static GParamSpec *properties[PROP_NAME + 1];

static void
studio_style_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioStyleProperty) id)
    {
    case PROP_NAME:
      g_value_set_string (value, STUDIO_STYLE (object)->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_style_finalize (GObject *object)
{
  StudioStyle *self = STUDIO_STYLE (object);

  g_free (self->name);
  g_free (self->prompt);
  g_free (self->negative_prompt);
  g_free (self->seed);
  G_OBJECT_CLASS (studio_style_parent_class)->finalize (object);
}

static void
studio_style_class_init (StudioStyleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_style_get_property;
  object_class->finalize = studio_style_finalize;
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_style_init (G_GNUC_UNUSED StudioStyle *self)
{
}

/**
 * studio_style_new:
 * @name: its name
 * @values: the fields that it sets, copied
 *
 * Returns: (transfer full): a style
 */
StudioStyle *
studio_style_new (const char *name, const StudioDraftValues *values)
{
  StudioStyle *self = g_object_new (STUDIO_TYPE_STYLE, NULL);

  self->name = g_strdup (name);
  self->prompt = g_strdup (values->prompt);
  self->negative_prompt = g_strdup (values->negative_prompt);
  self->seed = g_strdup (values->seed);
  self->values = *values;
  self->values.prompt = self->prompt;
  self->values.negative_prompt = self->negative_prompt;
  self->values.seed = self->seed;
  return self;
}

/**
 * studio_style_get_name:
 * @self: a style
 *
 * Returns: (transfer none): its name
 */
const char *
studio_style_get_name (StudioStyle *self)
{
  g_return_val_if_fail (STUDIO_IS_STYLE (self), NULL);
  return self->name;
}

/**
 * studio_style_get_values:
 * @self: a style
 *
 * Returns: (transfer none): the fields that it sets
 */
const StudioDraftValues *
studio_style_get_values (StudioStyle *self)
{
  g_return_val_if_fail (STUDIO_IS_STYLE (self), NULL);
  return &self->values;
}

/**
 * studio_style_has_placeholder:
 * @self: a style
 *
 * Returns: whether its prompt is put around what is written
 */
gboolean
studio_style_has_placeholder (StudioStyle *self)
{
  g_return_val_if_fail (STUDIO_IS_STYLE (self), FALSE);
  return (self->values.fields & STUDIO_DRAFT_PROMPT) != 0 && self->prompt != NULL
         && strstr (self->prompt, STUDIO_STYLE_PLACEHOLDER) != NULL;
}

static char *
fill_placeholder (const char *text, const char *prompt)
{
  g_auto (GStrv) parts = g_strsplit (text == NULL ? "" : text, STUDIO_STYLE_PLACEHOLDER, -1);
  g_autofree char *trimmed = g_strstrip (g_strdup (prompt));

  return g_strjoinv (trimmed, parts);
}

/**
 * studio_style_dup_prompt:
 * @self: a style
 * @prompt: what is written
 *
 * Returns: (transfer full): the prompt with the style around it, or that of a preset
 */
char *
studio_style_dup_prompt (StudioStyle *self, const char *prompt)
{
  g_return_val_if_fail (STUDIO_IS_STYLE (self), NULL);
  return (self->values.fields & STUDIO_DRAFT_PROMPT) == 0 ? g_strdup (prompt)
                                                          : fill_placeholder (self->prompt, prompt);
}

/**
 * studio_style_dup_negative_prompt:
 * @self: a style
 * @negative_prompt: what is written
 *
 * Returns: (transfer full): likewise for the negative prompt
 */
char *
studio_style_dup_negative_prompt (StudioStyle *self, const char *negative_prompt)
{
  g_return_val_if_fail (STUDIO_IS_STYLE (self), NULL);
  return (self->values.fields & STUDIO_DRAFT_NEGATIVE_PROMPT) == 0
             ? g_strdup (negative_prompt)
             : fill_placeholder (self->negative_prompt, negative_prompt);
}

/**
 * studio_style_apply:
 * @self: a style
 * @draft: what it changes
 *
 * Sets its fields in one step that can be undone.
 */
void
studio_style_apply (StudioStyle *self, StudioDraft *draft)
{
  g_return_if_fail (STUDIO_IS_STYLE (self) && STUDIO_IS_DRAFT (draft));
  g_autofree char *prompt = studio_style_dup_prompt (self, studio_draft_get_prompt (draft));
  g_autofree char *negative = studio_style_dup_negative_prompt (
      self, studio_draft_get_negative_prompt (draft));
  StudioDraftValues values = self->values;

  values.prompt = prompt;
  values.negative_prompt = negative;
  studio_draft_replace (draft, &values);
}

/**
 * studio_style_dup_summary:
 * @self: a style
 *
 * Returns: (transfer full): what it sets, in one line
 */
char *
studio_style_dup_summary (StudioStyle *self)
{
  g_return_val_if_fail (STUDIO_IS_STYLE (self), NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint fields = self->values.fields;

  if ((fields & STUDIO_DRAFT_PROMPT) != 0 && self->prompt != NULL && *self->prompt != '\0')
    g_strv_builder_add (builder, self->prompt);
  if ((fields & STUDIO_DRAFT_ASPECT_RATIO) != 0)
    g_strv_builder_add (builder, studio_aspect_ratio_to_string (self->values.aspect_ratio));
  if ((fields & STUDIO_DRAFT_OUTPUT_FORMAT) != 0)
    g_strv_builder_add (builder,
                        self->values.output_format == STUDIO_OUTPUT_FORMAT_JPEG ? "JPEG" : "PNG");
  if ((fields & STUDIO_DRAFT_SEED) != 0 && self->seed != NULL)
    g_strv_builder_add (builder, self->seed);
  g_auto (GStrv) parts = g_strv_builder_end (builder);
  char *summary = g_strjoinv (" · ", parts);
  return g_strdelimit (summary, "\n\r\t", ' ');
}
