// @ts-check
'use strict';

/** @type {import('.').Dictionary} */
const es = {
	locale: 'es_ES',
	names: {
		Bug: 'Error',
		Task: 'Tarea',
		Story: 'Historia',
		Epic: 'Epopeya',
		'Sub-task': 'Subtarea',
		'To Do': 'Por hacer',
		'In Progress': 'En curso',
		Done: 'Listo',
		Highest: 'Muy alta',
		High: 'Alta',
		Medium: 'Media',
		Low: 'Baja',
		Lowest: 'Muy baja',
		"Won't Do": 'No se hará',
		Duplicate: 'Duplicado',
	},
	fields: {
		Summary: 'Resumen',
		'Issue Type': 'Tipo de incidencia',
		Project: 'Proyecto',
		Description: 'Descripción',
		Environment: 'Entorno',
		Priority: 'Prioridad',
		Labels: 'Etiquetas',
		'Due date': 'Fecha de vencimiento',
		Assignee: 'Persona asignada',
		Reporter: 'Informador',
		Parent: 'Principal',
		Components: 'Componentes',
		'Fix versions': 'Versiones corregidas',
		Attachment: 'Adjunto',
		'Linked Issues': 'Incidencias enlazadas',
		Comment: 'Comentario',
		Status: 'Estado',
		Resolution: 'Resolución',
		Creator: 'Creador',
		Created: 'Creada',
		Updated: 'Actualizada',
	},
	errors: [
		[
			/^Issue does not exist or you do not have permission to see it\.$/,
			'La incidencia no existe o no tienes permiso para verla.',
		],
		[
			/^No project could be found with (key|id) '(.*)'\.$/,
			"No se ha encontrado ningún proyecto con '$2'.",
		],
		[
			/^You must specify a summary of the issue\.$/,
			'Debes especificar un resumen de la incidencia.',
		],
		[/^The issue type selected is invalid\.$/, 'El tipo de incidencia seleccionado no es válido.'],
		[/^Specify an issue type$/, 'Especifica un tipo de incidencia'],
		[/^Specify a valid project ID or key$/, 'Especifica una clave o un ID de proyecto válidos'],
		[/^(.*) is required\.$/, '$1 es obligatorio.'],
		[
			/^Field '(.*)' cannot be set\. It is not on the appropriate screen, or unknown\.$/,
			"El campo '$1' no se puede definir. No está en la pantalla adecuada o es desconocido.",
		],
		[
			/^The value '(.*)' does not exist for the field '(.*)'\.$/,
			"El valor '$1' no existe para el campo '$2'.",
		],
		[
			/^Field '(.*)' does not exist or you do not have permission to view it\.$/,
			"El campo '$1' no existe o no tienes permiso para verlo.",
		],
		[/^Priority name '(.*)' is not valid$/, "El nombre de prioridad '$1' no es válido"],
		[
			/^You do not have permission to create issues in this project\.$/,
			'No tienes permiso para crear incidencias en este proyecto.',
		],
		[
			/^User '(.*)' cannot be assigned issues\.$/,
			"No se pueden asignar incidencias al usuario '$1'.",
		],
	],
};

module.exports = { es };
